// A coach with two athletes, conversations and training: what pages need to be looked at.
import { sql } from './database';
import { connect, createPerson, startConversation, write, type Person } from './people';

export interface Team {
  coach: Person;
  ben: Person;
  direct: string;
  group: string;
  assignment: string;
}

export function team(): Team {
  const coach = createPerson('Ana Torres', 'coach');
  const ben = createPerson('Ben Adler', 'athlete');
  const cy = createPerson('Cy Marsh-Featherstonehaugh the Younger', 'athlete');
  connect(coach, ben, cy);
  const direct = startConversation(coach, [ben]);
  const group = startConversation(coach, [ben, cy], 'Marathon squad');
  write(
    direct,
    [
      {
        from: coach,
        text: 'Morning! https://example.org/a/very/long/address/that/goes/on/and/on/for/ever',
        ago: 2000,
      },
      { from: ben, text: 'Nailed the last rep at 3:42/km 🎉', ago: 5 },
    ],
    [coach, ben],
  );
  write(
    group,
    ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'].map((text) => ({ from: cy, text })),
  );
  const [done, open] = ['Long run', 'Threshold 4 × 8 min'].map(
    (title) =>
      sql(
        `insert into app.workout_assignments (coach_id, athlete_id, title, notes, scheduled_for)
           values (:'coach', :'athlete', :'title', 'Even pace.', current_date) returning id`,
        { coach: coach.id, athlete: ben.id, title },
      )[0]![0]!,
  );
  sql(
    `with log as (insert into app.workout_logs (athlete_id, assignment_id, notes, perceived_effort)
         values (:'athlete', :'assignment', 'Felt good.', 7) returning id, athlete_id)
       insert into app.logged_sets (log_id, athlete_id, position, slot, exercise_name, distance, distance_unit, duration_seconds)
         select id, athlete_id, 0, 0, 'Run', 28, 'km', 8400 from log`,
    { athlete: ben.id, assignment: done! },
  );
  return { coach, ben, direct, group, assignment: open! };
}
