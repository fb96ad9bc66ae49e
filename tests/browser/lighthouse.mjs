// Lighthouse's scores of the page that everybody sees first, and of the one that is used most, on a slow phone and on a
// desktop, at TP_TEST_URL. Accessibility, best practices and SEO must be 100 in every run. The speed is the median of three
// runs and only means something on a machine that does nothing else; --once runs each page once and leaves the speed alone.
// Prints the Test Anything Protocol.
import { execFile, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const lighthouse = fileURLToPath(new URL('../../public/node_modules/.bin/lighthouse', import.meta.url));
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const { TP_TEST_URL: url, TP_TEST_DATABASE: database } = process.env;
const isOnce = process.argv.includes('--once');

const gates = [
  { path: '/sign-in', device: 'mobile', speed: 95 },
  { path: '/sign-in', device: 'desktop', speed: 98 },
  { path: '/messages', device: 'mobile', speed: 85 },
  { path: '/messages', device: 'desktop', speed: 95 },
];

/** A coach with conversations; returns the token of a session and the id of one conversation. */
function createCoach() {
  const token = randomBytes(32).toString('base64url');
  const session = createHash('sha256').update(token).digest('hex');
  const script = `
    insert into app.users (email, display_name, username, roles)
      values (:'mark' || '@example.org', 'Ana Torres', 'c_' || :'mark', '{coach}') returning id as coach \\gset
    insert into app.users (email, display_name, username)
      select n || :'mark' || '@example.org', 'Athlete ' || n, 'a_' || n || :'mark' from generate_series(1, 8) n;
    insert into app.coach_athletes (coach_id, athlete_id)
      select :'coach', id from app.users where username like 'a\\__' || :'mark';
    insert into app.conversations (coach_id, direct_athlete_id, created_by)
      select coach_id, athlete_id, coach_id from app.coach_athletes where coach_id = :'coach';
    set local session_replication_role = replica;
    insert into app.messages (conversation_id, seq, sender_id, content, created_at)
      select c.id, n, case when n % 2 = 0 then c.coach_id else c.direct_athlete_id end, 'Easy run, then strides. ' || n, now()
      from app.conversations c, generate_series(1, 60) n where c.coach_id = :'coach';
    update app.conversations c set last_seq = 60, last_message_id = m.id, last_sender_id = m.sender_id, last_content = m.content
      from app.messages m where m.conversation_id = c.id and m.seq = 60 and c.coach_id = :'coach';
    update app.conversation_participants p set last_read_seq = 60
      from app.conversations c where p.conversation_id = c.id and p.user_id = c.coach_id and c.coach_id = :'coach';
    set local session_replication_role = origin;
    select private.open_session(:'coach', decode(:'session', 'hex')) \\gset
    select id from app.conversations where coach_id = :'coach' limit 1;`;
  const values = { mark: randomBytes(6).toString('hex'), session };
  const variables = Object.entries(values).map(([name, value]) => `--set=${name}=${value}`);
  const options = [
    '--no-psqlrc',
    '-qAt',
    '--single-transaction',
    '--set=ON_ERROR_STOP=1',
    ...variables,
    '--file=-',
  ];
  const output = execFileSync('psql', [...options, database], {
    input: script,
    encoding: 'utf8',
  });
  return { token, conversation: output.trim() };
}

/** Now and then Chromium's trace lacks its beginning, and Lighthouse asks to be run again. It says nothing of the page. */
async function record(options, tries = 3) {
  const settings = {
    env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' },
    timeout: 180_000,
  };
  try {
    await promisify(execFile)(lighthouse, options, settings);
  } catch (failure) {
    if (tries === 1) throw failure;
    await record(options, tries - 1);
  }
}

async function run(address, device, token) {
  const directory = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  const report = join(directory, 'report.json');
  const options = ['--output=json', `--output-path=${report}`, '--quiet', '--no-enable-error-reporting'];
  if (device === 'desktop') options.push('--preset=desktop');
  if (token) options.push(`--extra-headers=${JSON.stringify({ Cookie: `tp_session=${token}` })}`);
  try {
    await record([address, ...options, `--chrome-flags=${flags}`]);
    return JSON.parse(await readFile(report, 'utf8'));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const score = (report, category) => Math.round(report.categories[category].score * 100);
const seconds = (report, audit) => (report.audits[audit].numericValue / 1000).toFixed(2);

/** What keeps a score below 100. */
function faults(report, category) {
  const weighty = new Set(
    report.categories[category].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  );
  return Object.values(report.audits)
    .filter(({ id, score }) => weighty.has(id) && score !== null && score < 1)
    .map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details?.items ?? []).slice(0, 300)}`);
}

let number = 0;
let failed = 0;
function check(passed, name, notes = []) {
  console.log(`${passed ? 'ok' : 'not ok'} ${++number} - ${name}`);
  for (const note of notes) console.log(`#   ${note}`);
  if (!passed) failed += 1;
}

const { token, conversation } = createCoach();
for (const { path, device, speed } of gates) {
  const isSignedIn = path === '/messages';
  const address = url + (isSignedIn ? `${path}/${conversation}` : path);
  const reports = [];
  while (reports.length < (isOnce ? 1 : 3))
    reports.push(await run(address, device, isSignedIn ? token : null));

  for (const category of ['accessibility', 'best-practices', 'seo']) {
    const worst = reports.toSorted((a, b) => score(a, category) - score(b, category))[0];
    check(
      score(worst, category) === 100,
      `${path} ${device}: ${category} ${score(worst, category)}`,
      faults(worst, category),
    );
  }
  const typical = median(reports.map((report) => score(report, 'performance')));
  const report = reports.find((one) => score(one, 'performance') === typical);
  const times = `LCP ${seconds(report, 'largest-contentful-paint')} s, TTI ${seconds(report, 'interactive')} s, CLS ${report.audits['cumulative-layout-shift'].numericValue.toFixed(3)}`;
  if (isOnce) console.log(`# ${path} ${device}: performance ${typical}, ${times}`);
  else check(typical >= speed, `${path} ${device}: performance ${typical}, at least ${speed}; ${times}`);
}
console.log(`1..${number}`);
process.exitCode = failed ? 1 : 0;
