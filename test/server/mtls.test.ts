import { connect, type SecureVersion } from 'node:tls';
import { expect } from 'chai';
import { serve } from '../../src/index.js';
import type { ClientCertificateKind } from '../../src/pki/index.js';
import type { Endpoint } from '../../src/server/index.js';

/** What each client certificate is answered with: TLS 1.2 and TLS 1.3 differ only where there is none. */
const answers: Readonly<Record<Exclude<ClientCertificateKind, 'valid'>, string>> = {
  expired: 'certificate_expired',
  'not-yet-valid': 'bad_certificate',
  revoked: 'certificate_revoked',
  'wrong-ca': 'unknown_ca',
  'incomplete-chain': 'unknown_ca',
  'self-signed': 'unknown_ca',
  'wrong-eku': 'unsupported_certificate',
  'wrong-key-usage': 'unsupported_certificate',
  'weak-key': 'bad_certificate',
  'bad-certificate-verify': 'decrypt_error',
};

describe('mtls-required', () => {
  let server: Endpoint;
  before(async () => {
    server = await serve('mtls-required');
  });
  after(() => server.close());
  afterEach(() => server.reset());

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    describe(version, () => {
      it('lets a client in that shows a certificate of the lab', async () => {
        const shown = await server.clientCertificate('valid');
        expect(await visit(server, version, shown)).to.contain('HTTP/1.1 200');
        expect(server.connections[0]?.clientCertificate?.subject).to.contain('valid client');
      });

      it('refuses a client without one', async () => {
        await visit(server, version, {});
        const expected = version === 'TLSv1.3' ? 'certificate_required' : 'handshake_failure';
        expect(alertOf(server)).to.equal(expected);
      });

      for (const [kind, alert] of Object.entries(answers)) {
        it(`refuses one that is ${kind} with ${alert}`, async () => {
          const shown = await server.clientCertificate(kind as ClientCertificateKind);
          await visit(server, version, shown);
          expect(alertOf(server)).to.equal(alert);
          expect(server.connections[0]?.applicationBytes).to.equal(0);
        });
      }
    });
  }

  it('says which client certificates there are when asked for another', async () => {
    const error = await server.clientCertificate('golden' as ClientCertificateKind).catch((reason: Error) => reason);
    expect(error).to.have.property('code', 'ERR_UNKNOWN_CLIENT_CERTIFICATE');
    expect((error as Error).message).to.contain('wrong-eku');
  });
});

describe('client-cert-rejected', () => {
  it('refuses even a good certificate', async () => {
    const server = await serve('client-cert-rejected');
    try {
      await visit(server, 'TLSv1.3', await server.clientCertificate('valid'));
      expect(alertOf(server)).to.equal('bad_certificate');
    } finally {
      await server.close();
    }
  });
});

const alertOf = (server: Endpoint): string | undefined =>
  server.connections[0]?.alerts.find((each) => each.from === 'server')?.name;

/** Everything that the server answered to a request, or nothing when it refused. */
async function visit(
  server: Endpoint,
  version: SecureVersion,
  shown: { cert?: string; key?: string },
): Promise<string> {
  const client = connect({
    port: server.port,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: server.trust.ca,
    minVersion: version,
    maxVersion: version,
    // Level 0 lets the client show a key that it would think too weak itself.
    ciphers: 'DEFAULT:@SECLEVEL=0',
    ...(shown.cert && shown.key ? { cert: shown.cert, key: shown.key } : {}),
  });
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  let answer = '';
  client.on('data', (chunk) => {
    answer += chunk;
  });
  client.on('error', () => {});
  await new Promise((resolve) => client.once('close', resolve));
  await server.connections[0]?.whenEnded;
  return answer;
}
