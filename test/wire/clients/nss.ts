import { type ProtocolVersion, type SuiteName, suiteNumber } from '../../../src/wire/index.js';
import { isInstalled, run } from '../support/run.js';
import { body } from '../support/wire-server.js';
import { type RealClient, request } from './client.js';

const versions: Partial<Record<ProtocolVersion, string>> = {
  TLSv1: 'tls1.0',
  'TLSv1.1': 'tls1.1',
  'TLSv1.2': 'tls1.2',
  'TLSv1.3': 'tls1.3',
};

/** NSS has neither anonymous nor export suites, and says so by leaving the whole list unused. */
const suites = (Object.keys(suiteNumber) as SuiteName[])
  .filter((name) => !/anon|EXPORT|CBC_SHA384/.test(name))
  .map((name) => `:${suiteNumber[name].toString(16).padStart(4, '0')}`)
  .join('');

export const nssClient: RealClient = {
  name: 'tstclnt',
  stack: 'NSS',
  installed: isInstalled('tstclnt'),
  async visit(port, version) {
    const name = version ? versions[version] : '';
    if (name === undefined) return 'NSS has no such version';
    const groups = ['-I', 'x25519,P256,P384,P521,FF2048,FF3072,FF4096'];
    // Without a database NSS trusts nobody, so the certificate is waved through (-o); the handshake is checked as ever.
    const args = [
      '-h',
      '127.0.0.1',
      '-a',
      'localhost',
      '-p',
      String(port),
      '-D',
      '-o',
      '-V',
      version ? `${name}:${name}` : 'tls1.2:tls1.3',
    ];
    const said = await run('tstclnt', [...args, '-c', suites, ...groups], { input: request, until: body });
    return said.text;
  },
};
