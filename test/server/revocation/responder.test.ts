import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import type { Endpoint, Lab } from '../../../src/server/index.js';
import { openLab } from '../../../src/server/index.js';
import { requireCommand } from '../../pki/support/command.js';
import { ask } from './support/ask.js';
import { OpensslFiles } from './support/openssl.js';
import { issuerAndLeaf, pointers } from './support/presented.js';

const scenarios = [
  'healthy',
  'revoked',
  'revoked-ocsp-responder',
  'revoked-intermediate',
  'ocsp-staple-unknown',
  'ocsp-staple-expired',
  'ocsp-staple-bad-signature',
  'ocsp-staple-wrong-cert',
  'ocsp-staple-wrong-ca',
  'ocsp-staple-error-status-try-later',
  'ocsp-staple-error-status-internal-error',
  'ocsp-staple-error-status-sig-required',
  'ocsp-staple-error-status-unauthorized',
  'ocsp-staple-error-status-malformed-request',
  'ocsp-delegated-bad-no-eku',
  'ocsp-delegated-bad-missing',
  'ocsp-delegated-bad-wrong-ca',
  'ocsp-future',
];

describe('the OCSP responder of a lab', () => {
  const files = new OpensslFiles();
  let lab: Lab;
  const server = (name: string): Endpoint => lab.endpoint(name);

  before(async () => {
    lab = await openLab({ scenarios, host: '127.0.0.1' });
  });
  after(async () => {
    await lab.close();
    files.remove();
  });

  describe('asked by openssl', () => {
    before(function () {
      requireCommand(this, 'openssl');
    });

    const says = (name: string, ...words: RegExp[]) =>
      it(`says about "${name}" ${words.map((each) => each.source).join(' and ')}`, async () => {
        const said = await files.ocsp(server(name));
        for (const each of words) expect(said).to.match(each);
      });

    says('healthy', /Response verify OK/, /: good/);
    says('revoked-ocsp-responder', /Response verify OK/, /: revoked/, /Reason: keyCompromise/);
    says('ocsp-staple-unknown', /Response verify OK/, /: unknown/);
    says('ocsp-staple-expired', /status expired/);
    says('ocsp-future', /status not yet valid/);
    says('ocsp-staple-bad-signature', /Response Verify Failure/, /signature failure|bad signature/i);
    says('ocsp-staple-wrong-cert', /ERROR: No Status found/);
    says('ocsp-staple-wrong-ca', /Response Verify Failure/, /certificate verify error|root ca not trusted/);
    says('ocsp-delegated-bad-no-eku', /Response Verify Failure/, /missing ocspsigning usage/);
    says('ocsp-delegated-bad-missing', /Response Verify Failure/, /signer certificate not found/);
    says('ocsp-delegated-bad-wrong-ca', /Response Verify Failure/, /certificate verify error|root ca not trusted/);
    says('ocsp-staple-error-status-try-later', /Responder Error: trylater/);
    says('ocsp-staple-error-status-internal-error', /Responder Error: internalerror/);
    says('ocsp-staple-error-status-sig-required', /Responder Error: sigrequired/);
    says('ocsp-staple-error-status-unauthorized', /Responder Error: unauthorized/);
    says('ocsp-staple-error-status-malformed-request', /Responder Error: malformedrequest/);

    it('takes a good delegate’s word: that of the twin', async () => {
      const twin = await server('ocsp-delegated-bad-no-eku').twin();
      const said = await files.ocsp(twin, '-text');
      expect(said)
        .to.match(/Response verify OK/)
        .and.to.match(/: good/);
      expect(said).to.contain('OCSP No Check');
    });

    it('says of the intermediate that it is good, by a delegate of the root', async () => {
      const { others } = await issuerAndLeaf(server('healthy'));
      const [intermediate, root] = others as [X509Certificate, X509Certificate];
      const said = await files.ocspAbout({ leaf: intermediate, issuer: root }, lab.trust.ca);
      expect(said)
        .to.match(/Response verify OK/)
        .and.to.match(/: good/);
    });

    it('says of a CA that another one took back that it is revoked', async () => {
      const { others } = await issuerAndLeaf(server('revoked-intermediate'));
      const [ca, intermediate] = others as [X509Certificate, X509Certificate];
      const said = await files.ocspAbout({ leaf: ca, issuer: intermediate }, lab.trust.ca);
      expect(said)
        .to.match(/: revoked/)
        .and.to.match(/Reason: cACompromise/);
    });

    it('does not know a certificate of this CA that nobody shows', async () => {
      const { leaf } = await issuerAndLeaf(server('healthy'));
      const gone = await lab.add('healthy', { name: 'gone' });
      const shown = await issuerAndLeaf(gone);
      await lab.remove(gone);
      expect(await files.ocspAbout(shown, lab.trust.ca, '-url', pointers(leaf).ocsp)).to.match(/: unknown/);
    });

    it('tells servers the status of client certificates', async () => {
      const { intermediate } = await lab.pki.authorities.get('lab');
      for (const [kind, words] of [
        ['valid', /: good/],
        ['revoked', /: revoked/],
      ] as const) {
        const { cert } = await lab.pki.clientCertificate(kind);
        const asked = { leaf: new X509Certificate(cert), issuer: new X509Certificate(intermediate.der) };
        expect(await files.ocspAbout(asked, lab.trust.ca)).to.match(words);
      }
      expect(lab.revocationRequests.at(-1)).to.deep.include({ kind: 'ocsp', about: 'client' });
    });

    it('sends a nonce back, and notes it', async () => {
      const endpoint = server('healthy');
      const before = endpoint.revocationRequests.length;
      expect(await files.ocsp(endpoint, '-nonce')).to.not.match(/no nonce|Nonce Verify error/i);
      expect(await files.ocsp(endpoint, '-no_nonce')).to.match(/: good/);
      const [withNonce, without] = endpoint.revocationRequests.slice(before);
      expect(withNonce?.nonce).to.match(/^[0-9a-f]{20,}$/);
      expect(without?.nonce).to.equal(null);
    });

    it('notes who was asked about, by serial number', async () => {
      const endpoint = server('revoked');
      await files.ocsp(endpoint);
      const { leaf } = await issuerAndLeaf(endpoint);
      expect(endpoint.revocationRequests.at(-1)).to.deep.include({
        kind: 'ocsp',
        about: 'leaf',
        method: 'POST',
        serial: leaf.serialNumber.toLowerCase(),
      });
    });

    it('answers the same request in a path, escaped or not', async () => {
      const shown = await issuerAndLeaf(server('healthy'));
      const question = (await files.ocspRequest(shown)).toString('base64');
      for (const path of [question, encodeURIComponent(question)]) {
        const { status, type, body } = await ask(`${pointers(shown.leaf).ocsp}/${path}`);
        expect({ status, type }).to.deep.equal({ status: 200, type: 'application/ocsp-response' });
        expect(await files.ocspText(body)).to.match(/Cert Status: good/);
      }
      expect(server('healthy').revocationRequests.at(-1)?.method).to.equal('GET');
    });

    it('has nothing to say about the certificate of another CA', async () => {
      const { leaf, others } = await issuerAndLeaf(server('healthy'));
      const question = await files.ocspRequest({ leaf, issuer: others.at(-1) as X509Certificate });
      expect(await files.ocspText((await ask(pointers(leaf).ocsp, question)).body)).to.match(/unauthorized/);
    });
  });

  it('answers garbage with malformedRequest, too much with 413, other methods with 405, and goes on', async () => {
    const { leaf } = await issuerAndLeaf(server('healthy'));
    const url = pointers(leaf).ocsp;
    const malformedRequest = Buffer.from('30030a0101', 'hex');
    for (const garbage of ['', 'garbage', '\x30\x80\x00', '\x30\x03\x02\x01\x01']) {
      expect((await ask(url, Buffer.from(garbage, 'latin1'))).body).to.deep.equal(malformedRequest);
    }
    expect((await ask(`${url}/%ff%fe`)).body).to.deep.equal(malformedRequest);
    expect((await ask(url)).body).to.deep.equal(malformedRequest);
    expect((await ask(url, Buffer.alloc(100_000))).status).to.equal(413);
    expect((await ask(url, null, 'DELETE')).status).to.equal(405);
    expect((await ask(url.replace('/leaf/', '/nobody/'))).status).to.equal(404);
    expect((await ask(url, Buffer.from('garbage'))).status).to.equal(200);
  });

  it('hands out the issuer, in DER', async () => {
    const { leaf, issuer } = await issuerAndLeaf(server('healthy'));
    const { status, type, body } = await ask(pointers(leaf).issuer);
    expect({ status, type }).to.deep.equal({ status: 200, type: 'application/pkix-cert' });
    expect(body).to.deep.equal(Buffer.from(issuer.raw));
    expect(server('healthy').revocationRequests.at(-1)).to.deep.include({ kind: 'aia', about: 'leaf', serial: null });
  });
});
