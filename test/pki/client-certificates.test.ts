import { createPrivateKey, X509Certificate } from 'node:crypto';
import { get, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { type ClientCertificateKind, clientCertificateKinds } from '../../src/pki/client-certificates.js';
import { LabPki } from '../../src/pki/index.js';
import { requireCommand, run } from './support/command.js';
import { Folder } from './support/folder.js';
import { type HealthyServer, healthyServer } from './support/https-server.js';

/** What a server on OpenSSL says about each. It knows of no revocation here; the responders have tests of their own. */
const saysOpenSsl: Record<ClientCertificateKind, string> = {
  valid: 'welcome',
  expired: 'CERT_HAS_EXPIRED',
  'not-yet-valid': 'CERT_NOT_YET_VALID',
  revoked: 'welcome',
  'wrong-ca': 'SELF_SIGNED_CERT_IN_CHAIN',
  'incomplete-chain': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'wrong-eku': 'INVALID_PURPOSE',
  'wrong-key-usage': 'INVALID_PURPOSE',
  'self-signed': 'DEPTH_ZERO_SELF_SIGNED_CERT',
  'weak-key': 'welcome',
  'bad-certificate-verify': 'decrypt error',
};

describe('A client certificate', () => {
  const pki = new LabPki();
  const folder = new Folder();
  const servers: HealthyServer[] = [];

  before(async () => {
    const { lab } = await pki.clientCas();
    for (const maxVersion of ['TLSv1.3', 'TLSv1.2'] as const) {
      // SECLEVEL 0, or a server would refuse RSA-1024 wherever OpenSSL's default is above 1.
      const asking = { requestCert: true, rejectUnauthorized: false, ca: lab, ciphers: 'DEFAULT@SECLEVEL=0' };
      servers.push(await healthyServer(pki, { ...asking, maxVersion }));
    }
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.close()));
    folder.remove();
  });

  for (const [kind, verdict] of Object.entries(saysOpenSsl) as [ClientCertificateKind, string][]) {
    it(`of kind "${kind}" is met with "${verdict}", in TLS 1.3 and 1.2, as PEM and as PKCS#12`, async () => {
      const { cert, key, pfx, passphrase } = await pki.clientCertificate(kind);
      for (const server of servers) {
        expect(await show(server, { cert, key })).to.contain(verdict);
        expect(await show(server, { pfx, passphrase })).to.contain(verdict);
      }
    });
  }

  it('that signs with another key is met with the same alert from curl', async function () {
    requireCommand(this, 'curl');
    const { cert, key } = await pki.clientCertificate('bad-certificate-verify');
    const files = ['--cacert', await pki.trust(), '--cert', cert, '--key', key];
    const args = files.map((each, n) => (n % 2 ? folder.file(`${n}.pem`, each) : each));
    const { stderr } = await run('curl', ['-sS', ...args, servers[0]?.url ?? '']);
    expect(stderr).to.match(/alert decrypt error|bad signature/i);
  });

  it('has a key that fits by its public half: clients look no further before they take it', async () => {
    for (const kind of clientCertificateKinds) {
      const { cert, key } = await pki.clientCertificate(kind);
      expect(new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)), kind).to.equal(true);
    }
  });

  it('of kind "revoked" is one whose serial number the lab lists', async () => {
    const fresh = new LabPki();
    const { cert } = await fresh.clientCertificate('revoked');
    expect([...fresh.revokedSerials]).to.deep.equal([new X509Certificate(cert).serialNumber.toLowerCase()]);
  });

  it('of any other kind is not listed', async () => {
    const fresh = new LabPki();
    for (const kind of clientCertificateKinds) if (kind !== 'revoked') await fresh.clientCertificate(kind);
    expect(fresh.revokedSerials).to.have.length(0);
  });

  it('has 1024 bits where it is weak', async () => {
    const { cert } = await pki.clientCertificate('weak-key');
    expect(new X509Certificate(cert).publicKey.asymmetricKeyDetails?.modulusLength).to.equal(1024);
  });

  it('names where its status can be asked once the lab answers that', async () => {
    const fresh = new LabPki();
    const http = 'http://127.0.0.1:8080';
    fresh.urls = { crl: `${http}/lab.crl`, ocsp: `${http}/ocsp`, caIssuers: `${http}/lab.crt` };
    const { cert } = await fresh.clientCertificate('valid');
    expect(new X509Certificate(cert).infoAccess).to.contain(`${http}/ocsp`);
  });

  it('of an unknown kind is an error that lists all kinds', async () => {
    const failure = await pki.clientCertificate('expird' as ClientCertificateKind).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'ERR_UNKNOWN_CLIENT_CERTIFICATE');
    for (const kind of clientCertificateKinds) expect((failure as Error).message).to.contain(kind);
  });

  const show = async ({ url }: HealthyServer, options: RequestOptions): Promise<string> => {
    const ca = await pki.trust();
    return new Promise((resolve) => {
      const weak = { ciphers: 'DEFAULT@SECLEVEL=0' };
      get(url, { ca, agent: false, ...weak, ...options }, (response) => resolve(text(response))).on('error', (error) =>
        resolve(error.message),
      );
    });
  };
});
