import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './test';

/** The path of the link below `/start/` in the latest mail to an address, once it has arrived. */
export async function linkInMail(to: string, start: string): Promise<string> {
  let found: string | undefined;
  await expect(() => {
    const mail = mails()
      .filter((text) => new RegExp(`^To:.*${escaped(to)}`, 'im').test(text))
      .at(-1);
    found = mail?.match(new RegExp(`https?://[^\\s/]+(/${start}/[\\w-]+)`))?.[1];
    expect(found, `a mail to ${to} with a link to /${start}/`).toBeTruthy();
  }).toPass({ timeout: 30_000 });
  return found!;
}

/** All mails that were written to files instead of being sent, the oldest first, with soft line ends undone. */
function mails(): string[] {
  const directory = join(process.env.TP_TEST_DATA_DIR ?? '', 'mail');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) =>
      readFileSync(join(directory, name), 'utf8')
        .replace(/=\r?\n/g, '')
        .replaceAll('=3D', '='),
    );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
