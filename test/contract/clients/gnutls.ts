import { isIP } from 'node:net';
import type { RealClient } from './client.js';
import { versionOf } from './command.js';
import { addressOf } from './resolving.js';
import { visitWithTool } from './tls-tool.js';

export const gnutls: RealClient = {
  name: 'gnutls-cli',
  speaker: 'gnutls',
  schemes: ['https'],
  limitsTime: false,
  version: () => versionOf('gnutls-cli', ['--version'], /gnutls-cli (\S+)/),
  visit(destination) {
    const { host, port, caFile } = destination;
    const identity = ['--verify-hostname', host, ...(isIP(host) ? ['--disable-sni'] : ['--sni-hostname', host])];
    const args = ['--x509cafile', caFile, ...identity, '-p', String(port), addressOf(destination)];
    return visitWithTool('gnutls-cli', args, destination);
  },
};
