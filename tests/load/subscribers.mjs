// subscribers.mjs URL COUNT PUBLICATIONS DATABASE: COUNT athletes of tests/load/dataset.sql listen, which "listening SECONDS" says; then,
// a line of input later, coaches send that many of them a message each, one after another. Prints "figures ARRIVED P50 P99",
// the milliseconds from the COMMIT to the event at the page.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const [url, count, publications, database] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const firstAthlete = 201;
const connecting = 50;

/** What is called when the next event arrives at an athlete's page. */
const waiting = new Map();

function subscribe(athlete) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let isOpen = false;
    socket.on('data', (data) => {
      const text = data.toString('latin1');
      if (!isOpen) {
        if (!text.startsWith('HTTP/1.1 200')) return reject(new Error(text.slice(0, 40)));
        isOpen = true;
        resolve();
      }
      if (text.includes('"message"')) waiting.get(athlete)?.();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
    const token = `bench-${String(athlete).padStart(37, '0')}`;
    socket.write(
      `GET /api/live HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/event-stream\r\nCookie: tp_session=${token}\r\n\r\n`,
    );
  });
}

const psql = spawn('psql', ['--no-psqlrc', '--quiet', '--no-align', '--tuples-only', '--set=ON_ERROR_STOP=1', database]);
psql.stderr.pipe(process.stderr);
const answers = createInterface({ input: psql.stdout });
const nextAnswer = () => new Promise((resolve) => answers.once('line', resolve));

/** Milliseconds from the COMMIT to the arrival; null where nothing arrives within five seconds. */
async function publish(athlete) {
  const coach = `bench-${String(1 + Math.floor((athlete - firstAthlete) / 50)).padStart(37, '0')}`;
  const stored = nextAnswer();
  psql.stdin.write(
    `begin; select set_config('app.session', encode(sha256('${coach}'), 'hex'), true) \\gset
     insert into app.messages (conversation_id, content) values (md5('direct-${athlete}')::uuid, 'x') returning seq;\n`,
  );
  await stored;
  const arrived = new Promise((resolve) => {
    waiting.set(athlete, () => resolve(performance.now()));
    setTimeout(() => resolve(null), 5_000).unref();
  });
  const began = performance.now();
  psql.stdin.write('commit;\n');
  const at = await arrived;
  waiting.delete(athlete);
  return at === null ? null : at - began;
}

const began = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: connecting }, async () => {
    while (next < Number(count)) await subscribe(firstAthlete + next++);
  }),
);
console.log(`listening ${((performance.now() - began) / 1000).toFixed(1)}`);
await new Promise((resolve) => createInterface({ input: process.stdin }).once('line', resolve));

const times = [];
for (let n = 0; n < Number(publications); n += 1) {
  const time = await publish(firstAthlete + Math.floor(Math.random() * Number(count)));
  if (time !== null) times.push(time);
}
times.sort((a, b) => a - b);
const at = (share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity).toFixed(1);
console.log(`figures ${times.length} ${at(0.5)} ${at(0.99)}`);
process.exit(0);
