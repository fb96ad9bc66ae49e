import { execFileSync } from 'node:child_process';

/**
 * Runs SQL as the owner of the database, past every policy, in one transaction. `:'name'` in it is the value of that name.
 * Returns the rows of the last statement that has any, each as an array of text.
 */
export function sql(statements: string, values: Record<string, string> = {}): string[][] {
  const database = process.env.TP_TEST_DATABASE;
  if (!database) throw new Error('TP_TEST_DATABASE is not set');
  const variables = Object.entries(values).map(([name, value]) => `--set=${name}=${value}`);
  const output = execFileSync(
    'psql',
    [
      '--no-psqlrc',
      '--quiet',
      '--no-align',
      '--tuples-only',
      '--field-separator=\u001f',
      '--single-transaction',
      '--set=ON_ERROR_STOP=1',
      ...variables,
      '--file=-',
      database,
    ],
    { input: statements, encoding: 'utf8' },
  );
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\u001f'));
}
