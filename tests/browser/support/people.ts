import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from './database';

export interface Person {
  id: string;
  name: string;
  email: string;
  /** Of a session that is open already, so that only the tests of signing in pay for it. */
  token: string;
}

/** Everybody's, and its argon2id hash as the server makes it. */
export const password = 'correct horse battery staple';
const passwordHash =
  '$argon2id$v=19$m=65536,t=2,p=1$VIM0MsnVSL+RKM7xGgexkA$0yeMTQGb4sFjs1oYjl0lTULLnJHwZqqmqPqGiIejRck';

export function createPerson(name: string, roles: 'athlete' | 'coach' | 'admin'): Person {
  const mark = randomBytes(6).toString('hex');
  const email = `${name.split(' ')[0]!.toLowerCase()}.${mark}@example.org`;
  const token = randomBytes(32).toString('base64url');
  const [row] = sql(
    `insert into app.users (email, display_name, username, roles)
             values (:'email', :'name', 'u_' || :'mark', array[:'roles']) returning id \\gset
         insert into private.passwords (user_id, hash) values (:'id', :'hash');
         select private.open_session(:'id', decode(:'session', 'hex')) \\gset
         select :'id';`,
    { email, name, mark, roles, hash: passwordHash, session: digest(token) },
  );
  return { id: row![0]!, name, email, token };
}

/** The same person on another device. */
export function signInElsewhere(person: Person): Person {
  const token = randomBytes(32).toString('base64url');
  sql(`select private.open_session(:'id', decode(:'session', 'hex'))`, {
    id: person.id,
    session: digest(token),
  });
  return { ...person, token };
}

/** Tells somebody what somebody else did. */
export function notify(recipient: Person, kind: string, actor: Person, sourceId = ''): void {
  sql(`select private.notify(:'recipient', :'kind', :'actor', nullif(:'source', '')::uuid)`, {
    recipient: recipient.id,
    kind,
    actor: actor.id,
    source: sourceId,
  });
}

/** Ends somebody's session on the server, as the passing of time does. */
export function endSession(person: Person): void {
  sql(`delete from private.sessions where user_id = :'id'`, { id: person.id });
}

export function connect(coach: Person, ...athletes: Person[]): void {
  for (const athlete of athletes) {
    sql(`insert into app.coach_athletes (coach_id, athlete_id) values (:'coach', :'athlete')`, {
      coach: coach.id,
      athlete: athlete.id,
    });
  }
}

/** One of the two ends their connection. */
export function endConnection(coach: Person, athlete: Person, by: Person): void {
  sql(
    `select set_config('app.session', :'session', true) \\gset
         update app.coach_athletes set status = 'terminated' where coach_id = :'coach' and athlete_id = :'athlete'`,
    { session: digest(by.token), coach: coach.id, athlete: athlete.id },
  );
}

/** A direct conversation with one athlete, a group with several. Returns its id. */
export function startConversation(coach: Person, athletes: Person[], title = ''): string {
  const id = randomUUID();
  const direct = athletes.length === 1 ? athletes[0]!.id : '';
  sql(
    `insert into app.conversations (id, coach_id, direct_athlete_id, title, created_by)
             values (:'id', :'coach', nullif(:'direct', '')::uuid, nullif(:'title', ''), :'coach')`,
    { id, coach: coach.id, direct, title },
  );
  for (const athlete of direct ? [] : athletes) {
    sql(`insert into app.conversation_participants (conversation_id, user_id) values (:'id', :'athlete')`, {
      id,
      athlete: athlete.id,
    });
  }
  return id;
}

export interface Written {
  from: Person;
  text: string;
  /** How long ago, in minutes. */
  ago?: number;
}

/** Adds messages. Whoever is in `readBy` has read all of them, others none of these. */
export function write(conversationId: string, messages: Written[], readBy: Person[] = []): void {
  const rows = messages.map(({ from, text, ago = 0 }) => ({ sender: from.id, text, ago }));
  sql(
    `-- Without the triggers, which would take the time and the sender from the session.
         set local session_replication_role = replica;
         insert into app.messages (conversation_id, seq, sender_id, content, created_at)
             select c.id, c.last_seq + m.number, (m.message ->> 'sender')::uuid, m.message ->> 'text',
                    now() - (m.message ->> 'ago')::float * interval '1 minute'
             from app.conversations c, jsonb_array_elements(:'rows'::jsonb) with ordinality m (message, number)
             where c.id = :'id';
         insert into private.message_words (conversation_id, seq, created_at, words)
             select m.conversation_id, m.seq, m.created_at, private.words_of(m.content)
             from app.messages m where m.conversation_id = :'id'
             on conflict do nothing;
         ${tellConversation}`,
    { id: conversationId, rows: JSON.stringify(rows), readers: idArray(readBy) },
  );
}

/** Many messages, a minute apart, from the participants in turn; all of them read. The text of number n begins `n.` */
export function fill(conversationId: string, number: number, participants: Person[]): void {
  sql(
    `set local session_replication_role = replica;
         insert into app.messages (conversation_id, seq, sender_id, content, created_at, read_at)
             select :'id', n, (:'readers'::uuid[])[1 + (n / 3) % :'size'],
                    n || '. ' || repeat('Easy run, then strides on the grass. ', 1 + (n * 7 % 5)),
                    now() - (:'number' - n) * interval '1 minute', now()
             from generate_series(1, :'number'::int) n;
         ${tellConversation}`,
    {
      id: conversationId,
      number: String(number),
      size: String(participants.length),
      readers: idArray(participants),
    },
  );
}

// What the triggers would have done.
const tellConversation = `
    update app.conversations c set last_seq = m.seq, last_message_at = m.created_at, revision = revision + 1,
            last_message_id = m.id, last_sender_id = m.sender_id, last_content = m.content, last_read_at = m.read_at
        from (select * from app.messages where conversation_id = :'id' order by seq desc limit 1) m
        where c.id = :'id';
    update app.conversation_participants p set last_read_seq = c.last_seq
        from app.conversations c
        where c.id = :'id' and p.conversation_id = c.id and p.user_id = any (:'readers'::uuid[]);
    select pg_notify('live', 'message ' || id || ' ' || last_seq) from app.conversations where id = :'id' \\gset`;

/** How often a text is stored in a conversation: what it must be in the end, whatever the network did. */
export function timesStored(conversationId: string, text: string): number {
  const [row] = sql(`select count(*) from app.messages where conversation_id = :'id' and content = :'text'`, {
    id: conversationId,
    text,
  });
  return Number(row![0]);
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function idArray(people: Person[]): string {
  return `{${people.map(({ id }) => id).join(',')}}`;
}
