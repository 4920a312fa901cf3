import type { ProtocolVersion } from '../../../src/wire/index.js';
import { isInstalled, run } from '../support/run.js';
import { body } from '../support/wire-server.js';
import { type RealClient, request, type Trust } from './client.js';

const versions: Partial<Record<ProtocolVersion, string>> = {
  TLSv1: 'TLS1.0',
  'TLSv1.1': 'TLS1.1',
  'TLSv1.2': 'TLS1.2',
  'TLSv1.3': 'TLS1.3',
};

/** What GnuTLS has beyond its normal offer. */
const more = [
  ...['ARCFOUR-128', '3DES-CBC', 'AES-128-CBC', 'AES-256-CBC', 'ANON-ECDH', 'ANON-DH', 'RSA', 'DHE-RSA', 'DHE-DSS'],
  ...['MD5', 'SHA1', 'SHA256', 'SHA384', 'SIGN-ALL'],
  ...['GROUP-X448', 'GROUP-SECP521R1', 'GROUP-FFDHE2048', 'GROUP-FFDHE3072', 'GROUP-FFDHE4096'],
];

/** With the verification profile that lets it be used. */
const profile = '%VERIFY_ALLOW_SIGN_WITH_SHA1:%PROFILE_VERY_WEAK';

export const gnutlsClient = ({ file }: Trust): RealClient => ({
  name: 'gnutls-cli',
  stack: 'GnuTLS',
  installed: isInstalled('gnutls-cli'),
  async visit(port, version) {
    const name = version ? versions[version] : 'TLS1.3';
    if (!name) return 'GnuTLS has no such version';
    const unencrypted = version && version !== 'TLSv1.3' ? ['NULL'] : [];
    const offer = [
      'NORMAL',
      '-VERS-ALL',
      `+VERS-${name}`,
      ...[...more, ...unencrypted].map((word) => `+${word}`),
      profile,
    ];
    const host = ['-p', String(port), '--sni-hostname', 'localhost', '--verify-hostname', 'localhost', '127.0.0.1'];
    const said = await run('gnutls-cli', ['--x509cafile', file, '--priority', offer.join(':'), ...host], {
      input: request,
      until: body,
    });
    return said.text;
  },
});
