import { isIP } from 'node:net';
import type { RealClient } from './client.js';
import { versionOf } from './command.js';
import { addressOf } from './resolving.js';
import { visitWithTool } from './tls-tool.js';

/** `openssl s_client`, which checks nothing unless it is told to. */
export const openssl: RealClient = {
  name: 'openssl s_client',
  speaker: 'openssl',
  schemes: ['https'],
  limitsTime: false,
  version: () => versionOf('openssl', ['version'], /OpenSSL (\S+)/),
  visit(destination) {
    const { host, port, caFile } = destination;
    const identity = isIP(host)
      ? ['-verify_ip', host, '-noservername']
      : ['-verify_hostname', host, '-servername', host];
    const trust = ['-CAfile', caFile, '-no-CApath', '-no-CAstore', '-verify_return_error'];
    const args = ['s_client', '-connect', `${addressOf(destination)}:${port}`, ...trust, ...identity, '-quiet'];
    return visitWithTool('openssl', args, destination);
  },
};
