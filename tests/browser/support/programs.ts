import { sql } from './database';
import type { Person } from './people';

const set = { type: 'normal', reps: 5, loadKind: 'kg', load: 100, rpe: 8 };
const squat = {
  exercise: 'Barbell Full Squat',
  restSeconds: 180,
  progression: { kind: 'linear', increment: 2.5, incrementUnit: 'kg', tries: 3, deloadPercent: 10 },
  sets: [set, set, set],
};
const row = { exercise: 'Bent Over Barbell Row', sets: [{ type: 'amrap' }] };
const slots = [{ exercises: [squat] }, { exercises: [row, { ...squat, exercise: 'Front Squat' }] }];

/** A program that is there already: two days with a superset in each of two weeks. Returns its id. */
export function createProgram(owner: Person, title: string): string {
  const [found] = sql(
    `insert into app.programs (owner_id, title, week_count) values (:'owner', :'title', 2) returning id \\gset
         insert into app.program_workouts (program_id, owner_id, week, position, title, slots)
             select :'id', :'owner', week, position, 'Day ' || position, :'slots'::jsonb
             from generate_series(1, 2) week, generate_series(1, 2) position;
         select :'id';`,
    { owner: owner.id, title, slots: JSON.stringify(slots) },
  );
  return found![0]!;
}
