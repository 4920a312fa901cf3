import type { Verdict } from '../../judge/index.js';
import { wrapped } from '../layout.js';
import { paintFor } from '../paint.js';

/** A verdict with the evidence of both ends, for people. */
export function tellTrial({ verdict, outcome, pass, because, client, server }: Verdict): string {
  const paint = paintFor(process.stdout);
  return `${paint(pass ? 'green' : 'red', verdict)}, the client ${did[outcome]}
${wrapped(because)}

  client   ${client}
  server   ${server}
`;
}

const did: Readonly<Record<Verdict['outcome'], string>> = {
  rejected: 'refused the server',
  accepted: 'accepted the server',
  hung: 'was still waiting',
  'never-arrived': 'never arrived',
};
