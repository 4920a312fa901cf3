import { isIP } from 'node:net';
import { type Destination, graceMs, type RealClient } from './client.js';
import { run, versionOf } from './command.js';

export const curl: RealClient = {
  name: 'curl',
  speaker: 'curl',
  schemes: ['https', 'http'],
  limitsTime: true,
  version: () => versionOf('curl', ['--version'], /^curl (\S+ .*?OpenSSL\/\S+|\S+)/),
  async visit(destination) {
    const { url, caFile, timeoutMs } = destination;
    const limit = ['--max-time', String(timeoutMs / 1000)];
    const args = ['-sS', '--fail-with-body', '--cacert', caFile, ...limit, ...resolving(destination), url];
    const { exitCode, stdout, stderr } = await run('curl', args, { limitMs: timeoutMs + graceMs });
    if (exitCode === 0) return { end: 'succeeded', text: '' };
    if (exitCode === null) return { end: 'hung', afterMs: timeoutMs, text: stderr };
    // What was answered counts where the answer is the refusal (22: a status of 400 or more).
    const text = exitCode === 22 ? stderr + stdout : stderr;
    return { end: 'failed', error: text, exitCode, text };
  },
};

function resolving({ host, port, resolve }: Destination): string[] {
  if (!resolve) return [];
  const addresses = resolve.map((address) => (isIP(address) === 6 ? `[${address}]` : address));
  return ['--resolve', `${host}:${port}:${addresses.join(',')}`];
}
