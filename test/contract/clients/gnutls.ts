import { isIP } from 'node:net';
import type { RealClient } from './client.js';
import { run, versionOf } from './command.js';
import { answeredWell, requestFor } from './http-answer.js';
import { addressOf } from './resolving.js';

export const gnutls: RealClient = {
  name: 'gnutls-cli',
  speaker: 'gnutls',
  schemes: ['https'],
  limitsTime: false,
  version: () => versionOf('gnutls-cli', ['--version'], /gnutls-cli (\S+)/),
  async visit(destination) {
    const { host, port, caFile, timeoutMs } = destination;
    const identity = ['--verify-hostname', host, ...(isIP(host) ? ['--disable-sni'] : ['--sni-hostname', host])];
    const args = ['--x509cafile', caFile, ...identity, '-p', String(port), addressOf(destination)];
    const { exitCode, stdout, stderr } = await run('gnutls-cli', args, timeoutMs, requestFor(host, port));
    const text = stderr + stdout;
    if (exitCode === null) return { end: 'hung', afterMs: timeoutMs, text };
    if (exitCode === 0 && answeredWell(stdout)) return { end: 'succeeded', text };
    return { end: 'failed', error: text, exitCode, text };
  },
};
