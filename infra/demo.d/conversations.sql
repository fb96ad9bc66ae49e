-- Demo conversations, over the last weeks up to now.
create temp table said (conversation text, nth int generated always as identity, sender text, at timestamptz, content text)
    on commit drop;

-- A clock time (UTC) some days ago; never in the future.
create function pg_temp.day(days int, clock time) returns timestamptz
language sql stable
as $$ select least((current_date - days + clock) at time zone 'UTC', now() - interval '1 day') $$;
create function pg_temp.ago(time_span interval) returns timestamptz
language sql stable
as $$ select now() - time_span $$;

insert into said (conversation, sender, at, content) values
('tomasz-bjorn', 'tomasz', pg_temp.day(40, '17:05'), 'Hi Björn, how is the knee after the weekend?'),
('tomasz-bjorn', 'bjorn', pg_temp.day(40, '19:22'), 'Quiet again. I have decided to run more and lift less this year, so I will look for a running coach.'),
('tomasz-bjorn', 'tomasz', pg_temp.day(39, '08:10'), 'A good plan. Talk to Ana, she knows half marathons. It was a pleasure, Björn!'),
('tomasz-bjorn', 'bjorn', pg_temp.day(39, '08:31'), 'Thank you for everything 🙏'),

('ana-bjorn', 'ana', pg_temp.day(20, '16:00'), 'Welcome, Björn! Tomasz told me about you. What is the goal for this season?'),
('ana-bjorn', 'bjorn', pg_temp.day(20, '16:48'), 'A half marathon under 1:45, in ten weeks. My best so far is 1:51.'),
('ana-bjorn', 'ana', pg_temp.day(20, '17:02'), E'That is realistic. The plan for the next weeks:\n\n• one long run, easy\n• one day of intervals\n• everything else by feel\n\nPlease log how hard it felt, that matters more to me than the pace.'),
('ana-bjorn', 'bjorn', pg_temp.day(20, '17:10'), 'Will do!'),
('ana-bjorn', 'bjorn', pg_temp.day(13, '18:35'), '6 × 800 done. The last two hurt, 3:10 and 3:09.'),
('ana-bjorn', 'ana', pg_temp.day(13, '19:20'), 'Very even, well paced. Tomorrow nothing but a walk, please.'),
('ana-bjorn', 'bjorn', pg_temp.day(6, '09:14'), 'Can I move the long run to Sunday? We have guests on Saturday.'),
('ana-bjorn', 'ana', pg_temp.day(6, '09:31'), 'Of course. Then keep Friday easy.'),
('ana-bjorn', 'bjorn', pg_temp.day(2, '17:58'), '18 km this morning, average 5:40, and it felt like nothing.'),
('ana-bjorn', 'ana', pg_temp.day(2, '18:20'), 'That is what I like to read. The base is coming.'),
('ana-bjorn', 'bjorn', pg_temp.ago('3 hours 10 minutes'), 'Slept badly, pulse 8 above normal this morning.'),
('ana-bjorn', 'ana', pg_temp.ago('2 hours 41 minutes'), 'Then no intervals today. 40 minutes easy, or rest if it is still up at noon.'),
('ana-bjorn', 'bjorn', pg_temp.ago('48 minutes'), 'Still up. I take the rest day.'),
('ana-bjorn', 'bjorn', pg_temp.ago('47 minutes'), 'And the shoes have 800 km now. New ones before the race, or after it?'),

('ana-noor', 'ana', pg_temp.day(61, '10:00'), 'Hello Noor, good to have you here. Write in whatever language you like, I can use a translator 🙂'),
('ana-noor', 'noor', pg_temp.day(61, '10:30'), 'شكراً آنا! سأكتب بالعربية أحياناً وبالإنجليزية أحياناً.'),
('ana-noor', 'noor', pg_temp.day(9, '18:12'), 'Squat 75 kg × 5 today!'),
('ana-noor', 'ana', pg_temp.day(9, '18:40'), 'A new best, congratulations! How many would have been left?'),
('ana-noor', 'noor', pg_temp.day(9, '18:44'), 'Two, perhaps. تكراران على الأكثر.'),
('ana-noor', 'ana', pg_temp.day(9, '18:46'), 'Perfect, exactly as planned.'),
('ana-noor', 'noor', pg_temp.day(1, '20:03'), 'هل يمكننا تأجيل تمرين الغد إلى الخميس؟ لدي رحلة عمل.'),
('ana-noor', 'ana', pg_temp.day(1, '20:15'), 'Thursday is fine. Safe travels!'),

('ana-misaki', 'misaki', pg_temp.day(40, '07:45'), 'はじめまして、よろしくお願いします！ My first triathlon is in June.'),
('ana-misaki', 'ana', pg_temp.day(40, '08:20'), 'Wonderful. Swimming first then, that is where the minutes are.'),
('ana-misaki', 'misaki', pg_temp.day(12, '06:58'), '1600 m in 38 minutes. 息継ぎがまだ難しいです。'),
('ana-misaki', 'ana', pg_temp.day(12, '08:05'), 'Breathing comes with the rotation. Try the six-kick drill: https://example.org/six-kick-drill'),
('ana-misaki', 'misaki', pg_temp.day(4, '07:02'), 'It helped a lot! Much calmer now. ありがとうございます 🏊‍♀️'),
('ana-misaki', 'ana', pg_temp.day(4, '07:30'), '頑張って！'),

('ana-chidi', 'ana', pg_temp.day(34, '12:00'), 'Hi Chidi, I plan around what Tomasz gives you, so tell me when the gym days were heavy.'),
('ana-chidi', 'chidi', pg_temp.day(34, '13:37'), 'Sure. Tuesday is always the worst one.'),
('ana-chidi', 'chidi', pg_temp.ago('5 hours 5 minutes'), 'Eight hill sprints done. Number nine was not in the plan, but a dog joined me.'),

('spring half marathon', 'ana', pg_temp.day(18, '11:00'), 'A place for everybody who runs in spring. Questions here, please: the answers help all of you.'),
('spring half marathon', 'chidi', pg_temp.day(18, '11:25'), 'Who is in? I have number 2214.'),
('spring half marathon', 'bjorn', pg_temp.day(18, '12:40'), '1873, and nervous already.'),
('spring half marathon', 'noor', pg_temp.day(18, '14:02'), 'أنا أيضاً! 3051.'),
('spring half marathon', 'ana', pg_temp.day(7, '10:10'), 'The course is flat but for the bridge at km 16. Save something for it.'),
('spring half marathon', 'bjorn', pg_temp.day(7, '10:52'), 'Which gels do you use? The ones I tried taste like glue.'),
('spring half marathon', 'noor', pg_temp.day(7, '11:15'), 'Dates. Two at km 8, two at km 14. تمر!'),
('spring half marathon', 'chidi', pg_temp.day(1, '18:30'), 'Anybody for a shared long run on Sunday? 9:00 at the boathouse.'),
('spring half marathon', 'bjorn', pg_temp.ago('1 hour 32 minutes'), 'Count me in, if the pulse behaves.'),
('spring half marathon', 'noor', pg_temp.ago('1 hour 4 minutes'), 'Me too 🏃‍♀️'),

('tomasz-dimitra', 'tomasz', pg_temp.day(66, '15:00'), 'Welcome, Dimitra! Please send me your last training log.'),
('tomasz-dimitra', 'dimitra', pg_temp.day(66, '16:11'), 'Ευχαριστώ! Deadlift 95 kg for three, squat 80, bench 47.5.'),
('tomasz-dimitra', 'tomasz', pg_temp.day(5, '17:45'), '105 for three and it moved fast. Was it as easy as it looked?'),
('tomasz-dimitra', 'dimitra', pg_temp.day(5, '18:00'), 'Σχεδόν! The third one was slow.'),
('tomasz-dimitra', 'dimitra', pg_temp.ago('26 minutes'), 'Is 107.5 too early for today?'),

('tomasz-lea', 'tomasz', pg_temp.day(27, '09:00'), 'Bonjour Léa ! On commence doucement : trois séances par semaine, une heure au plus.'),
('tomasz-lea', 'lea', pg_temp.day(27, '09:40'), 'Parfait, merci. J’ai un peu peur des squats…'),
('tomasz-lea', 'tomasz', pg_temp.day(27, '09:44'), 'Filme-les, je regarde chaque vidéo.'),
('tomasz-lea', 'lea', pg_temp.day(3, '19:10'), 'Dix répétitions avec 16 kg, sans douleur !'),
('tomasz-lea', 'tomasz', pg_temp.day(3, '19:25'), 'Bravo ! La semaine prochaine, 18 kg.'),

('strength tuesdays', 'tomasz', pg_temp.day(21, '14:00'), 'The rack is ours on Tuesdays from 18:00 to 19:30.'),
('strength tuesdays', 'dimitra', pg_temp.day(21, '14:20'), 'I bring the chalk.'),
('strength tuesdays', 'chidi', pg_temp.day(21, '14:21'), 'I bring the bad music.'),
('strength tuesdays', 'lea', pg_temp.day(20, '08:00'), 'Can a beginner come as well?'),
('strength tuesdays', 'tomasz', pg_temp.day(20, '08:12'), 'Beginners first, always.'),
('strength tuesdays', 'chidi', pg_temp.ago('4 hours 20 minutes'), 'I will be ten minutes late this week, start without me.');

-- Who is in what: the coach first. `unread` of them have not yet seen that many messages.
create temp table rooms (conversation text primary key, title text, members text[], unread jsonb not null default '{}')
    on commit drop;
insert into rooms values
    ('tomasz-bjorn', null, '{tomasz,bjorn}', '{}'),
    ('ana-bjorn', null, '{ana,bjorn}', '{"ana": 2}'),
    ('ana-noor', null, '{ana,noor}', '{}'),
    ('ana-misaki', null, '{ana,misaki}', '{"misaki": 1}'),
    ('ana-chidi', null, '{ana,chidi}', '{"ana": 1}'),
    ('spring half marathon', 'Spring half marathon', '{ana,bjorn,noor,chidi}', '{"ana": 2, "noor": 0, "chidi": 2, "bjorn": 1}'),
    ('tomasz-dimitra', null, '{tomasz,dimitra}', '{"tomasz": 1}'),
    ('tomasz-lea', null, '{tomasz,lea}', '{}'),
    ('strength tuesdays', 'Strength Tuesdays', '{tomasz,dimitra,chidi,lea}', '{"tomasz": 1, "lea": 1, "dimitra": 1}');

insert into app.conversations (coach_id, direct_athlete_id, title, created_by, created_at)
select pg_temp.id_of(members[1]), case when title is null then pg_temp.id_of(members[2]) end, title, pg_temp.id_of(members[1]),
       (select min(at) from said s where s.conversation = r.conversation)
from rooms r;
create temp table opened on commit drop as
    select r.*, c.id from rooms r join app.conversations c
    on c.coach_id = pg_temp.id_of(members[1])
       and (c.title = r.title or c.direct_athlete_id = pg_temp.id_of(members[2]) and r.title is null);
insert into app.conversation_participants (conversation_id, user_id)
select id, pg_temp.id_of(m) from opened, unnest(members[2:]) m where title is not null;
update app.conversation_participants p set joined_at = c.created_at from app.conversations c where c.id = p.conversation_id;

-- Messages of the past: the trigger would give them the present time, so their numbers and what follows are set here.
alter table app.messages disable trigger user;
alter table app.conversation_participants disable trigger user;
insert into app.messages (conversation_id, seq, sender_id, content, created_at)
select o.id, row_number() over (partition by o.id order by s.at, s.nth), pg_temp.id_of(s.sender), s.content, s.at
from said s join opened o using (conversation);
update app.conversations c set last_seq = m.last_seq, last_message_at = m.last_message_at
from (select conversation_id, max(seq) as last_seq, max(created_at) as last_message_at from app.messages group by 1) m
where m.conversation_id = c.id;
update app.conversation_participants p set last_read_seq = c.last_seq - coalesce((o.unread ->> u.username)::int, 0)
from app.conversations c, opened o, app.users u
where c.id = p.conversation_id and o.id = c.id and u.id = p.user_id;
update app.conversations c set read_seq = (select min(last_read_seq) from app.conversation_participants p where p.conversation_id = c.id);
update app.messages m set read_at = m.created_at + interval '9 minutes'
from app.conversations c where c.id = m.conversation_id and m.seq <= c.read_seq;
update app.conversations c
set last_message_id = m.id, last_sender_id = m.sender_id, last_content = m.content, last_read_at = m.read_at
from app.messages m where m.conversation_id = c.id and m.seq = c.last_seq;
alter table app.conversation_participants enable trigger user;
insert into private.message_words (conversation_id, seq, created_at, words)
select conversation_id, seq, created_at, private.words_of(content) from app.messages
on conflict do nothing;

alter table app.messages enable trigger user;
select private.refresh_roster(id) from opened;

-- Björn changed coaches: that conversation stays to be read.
update app.coach_athletes set status = 'terminated' where coach_id = pg_temp.id_of('tomasz') and athlete_id = pg_temp.id_of('bjorn');
