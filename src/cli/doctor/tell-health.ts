import { table, wrapped } from '../layout.js';
import { paintFor } from '../paint.js';
import type { DoctorDocument } from '../shapes.js';

/** The findings for people, the trouble first in each part. */
export function tellHealth(health: DoctorDocument): string {
  const paint = paintFor(process.stdout);
  const mark = (good: boolean, text: string): string =>
    `${good ? paint('green', 'yes') : paint('red', 'no ')}  ${text}`;
  const { scenarios, ports, clients } = health;
  const lines = [
    `faultls ${health.version}, Node ${health.node}, OpenSSL ${health.openssl}, ${health.platform}`,
    '',
    mark(scenarios.notServable.length === 0, `serves ${scenarios.servable} of ${scenarios.total} scenarios`),
    ...scenarios.notServable.map(({ why }) => wrapped(why, '       ')),
    mark(health.ipv6, 'has IPv6 on loopback'),
    mark(health.resolvesSubdomainsOfLocalhost, 'resolves names under localhost, such as expired.localhost'),
    ...ports.map(({ port, use, free }) => mark(free, `port ${port} is free (${use} port of faultls serve)`)),
    '',
    'Clients',
    ...table(clients.map(({ client, version }) => [`  ${client}`, version ?? paint('dim', 'not installed')])),
  ];
  return `${lines.join('\n')}\n`;
}
