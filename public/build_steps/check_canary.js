// Plants one type error in a component and expects svelte-check to find it: some TypeScript releases pass everything silently.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const planted = mkdtempSync(join(root, '.canary-'));
try {
  writeFileSync(
    join(planted, 'Canary.svelte'),
    `<script lang="ts">let count: number = 'one';</script>\n<p>{count}</p>\n`,
  );
  writeFileSync(
    join(planted, 'tsconfig.json'),
    JSON.stringify({ extends: '../tsconfig.json', include: ['Canary.svelte'], exclude: [] }),
  );
  const check = spawnSync(
    join(root, 'node_modules/.bin/svelte-check'),
    ['--workspace', planted, '--tsconfig', join(planted, 'tsconfig.json'), '--output', 'machine'],
    { cwd: root, encoding: 'utf8' },
  );
  if (check.status === 0 || !check.stdout.includes("Type 'string' is not assignable to type 'number'")) {
    console.error(`svelte-check did not find the planted error:\n${check.stdout}${check.stderr}`);
    process.exit(1);
  }
  console.log('svelte-check finds a planted error.');
} finally {
  rmSync(planted, { recursive: true });
}
