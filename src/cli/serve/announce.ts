import { relative } from 'node:path';
import { expected } from '../../control/index.js';
import { jsonLine, table } from '../layout.js';
import { paintFor } from '../paint.js';
import type { ServeOptions } from '../serve.js';
import type { ReadyDocument } from '../shapes.js';
import type { Hosting } from './open.js';

/** Says on standard output that all ports are open: to programs in one line, to people as a table. */
export function announce({ lab }: Hosting, ready: ReadyDocument, { json }: ServeOptions): void {
  if (json) return void process.stdout.write(jsonLine(ready));
  const paint = paintFor(process.stdout);
  const rows = ready.scenarios.map(({ name, direct }) => [name, expected(lab.endpoint(name).scenario), direct]);
  const [head = '', ...lines] = table([['scenario', 'a correct client', 'address'], ...rows]);
  process.stdout.write(`${paint('dim', head)}
${lines.join('\n')}

${ready.scenarios.length} scenarios, on ports of their own and by SNI on ${ready.tls}
The page about them  ${ready.http}/
The CA to trust      ${shortest(ready.ca)}

  ${paint('bold', tryLine(ready))}

Ctrl-C ends it. Visits follow.
`);
}

/** A command to copy; the refusal of `expired` shows best what this is about. */
function tryLine({ scenarios, ca }: ReadyDocument): string {
  const example = scenarios.find(({ name }) => name === 'expired') ?? scenarios[0];
  const resolver = example?.resolve ? `--resolve ${example.resolve} ` : '';
  return `curl --cacert ${quoted(shortest(ca))} ${resolver}${example?.direct ?? ''}`;
}

const quoted = (path: string): string => (/^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

/** Relative to where the person stands, if it lies below. */
function shortest(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
