// Joins what each endpoint's binary says of itself to one OpenAPI document.
// usage: node openapi.mjs OUTPUT BINARY...
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [output, ...binaries] = process.argv.slice(2);
const document = {
  openapi: '3.1.0',
  info: {
    title: 'TrainingPlanner',
    version: '1',
    description:
      'Coaches and athletes: connections, assignments, messages. Errors are RFC 9457 problems with a stable `code`. ' +
      'A request that is not GET must come from the site itself (Origin). Every GET has an ETag.',
  },
  paths: {},
  components: {
    schemas: {},
    responses: {
      Problem: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tp_session' } },
  },
};

for (const binary of binaries) {
  const part = JSON.parse(
    execFileSync(binary, { env: { ...process.env, TP_DESCRIBE: '1' }, encoding: 'utf8' }),
  );
  for (const [name, schema] of Object.entries(part.schemas)) {
    const known = document.components.schemas[name];
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`${binary}: the schema ${name} differs from that of another endpoint`);
    document.components.schemas[name] = schema;
  }
  document.paths[part.path] ??= {};
  document.paths[part.path][part.method] = part.operation;
}

// Every code that an error can have: those of the handlers and those of nginx, each from its one page.
const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');
const inHandlers = read('../lib/http/error.h').matchAll(/\bError\(\d{3}, "(\w+)"/g);
const inNginx = /map \$status \$problem_code \{([^}]*)\}/.exec(read('../nginx/problems.conf'))[1].matchAll(/ (\w+);/g);
const codes = new Set([...inHandlers, ...inNginx].map(([, code]) => code));
document.components.schemas.Problem.properties.code.enum = [...codes].sort();

writeFileSync(output, JSON.stringify(document, null, 2) + '\n');
