import { isIP } from 'node:net';
import type { RealClient } from './client.js';
import { run, versionOf } from './command.js';
import { answeredWell, requestFor } from './http-answer.js';
import { addressOf } from './resolving.js';

/** `openssl s_client`, which checks nothing unless it is told to. */
export const openssl: RealClient = {
  name: 'openssl s_client',
  speaker: 'openssl',
  schemes: ['https'],
  limitsTime: false,
  version: () => versionOf('openssl', ['version'], /OpenSSL (\S+)/),
  async visit(destination) {
    const { host, port, caFile, timeoutMs } = destination;
    const identity = isIP(host)
      ? ['-verify_ip', host, '-noservername']
      : ['-verify_hostname', host, '-servername', host];
    const trust = ['-CAfile', caFile, '-no-CApath', '-no-CAstore', '-verify_return_error'];
    const args = ['s_client', '-connect', `${addressOf(destination)}:${port}`, ...trust, ...identity, '-ign_eof'];
    const { exitCode, stdout, stderr } = await run('openssl', args, timeoutMs, requestFor(host, port));
    const text = stderr + stdout;
    if (exitCode === null) return { end: 'hung', afterMs: timeoutMs, text };
    if (exitCode === 0 && answeredWell(stdout)) return { end: 'succeeded', text };
    return { end: 'failed', error: text, exitCode, text };
  },
};
