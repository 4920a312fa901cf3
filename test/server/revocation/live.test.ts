import { get } from 'node:https';
import { expect } from 'chai';
import { combine, sequence } from '../../../src/catalogue/index.js';
import { isFaultlsError } from '../../../src/errors.js';
import { type Endpoint, serve } from '../../../src/server/index.js';
import { requireCommand } from '../../pki/support/command.js';
import { ask } from './support/ask.js';
import { OpensslFiles } from './support/openssl.js';
import { issuerAndLeaf, pointers } from './support/presented.js';

/** How Node ends that checks CRLs: `ok`, or the code of its error. */
const checked = ({ url, trust }: Endpoint): Promise<string> =>
  new Promise((resolve) => {
    get(url, { agent: false, ...trust.forHttps({ crl: true }) }, (response) =>
      response.resume().once('end', () => resolve('ok')),
    ).once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

const codeOf = (error: unknown): string | null => (isFaultlsError(error) ? error.code : null);

describe('revocation on a live server', () => {
  const files = new OpensslFiles();
  let server: Endpoint;
  const open = async (...wanted: Parameters<typeof serve>): Promise<Endpoint> => {
    server = await serve(...wanted);
    return server;
  };

  afterEach(() => server.close());
  after(() => files.remove());

  describe('seen by openssl', () => {
    before(function () {
      requireCommand(this, 'openssl');
    });

    it('shows at once in responder, CRL and staple when a certificate is taken back', async () => {
      await open('healthy', { httpPort: 0 });
      expect(await files.ocsp(server)).to.match(/: good/);
      expect(await checked(server)).to.equal('ok');
      await server.revoke('superseded');
      expect(await files.ocsp(server))
        .to.match(/: revoked/)
        .and.to.match(/Reason: superseded/);
      expect(await files.staple(server)).to.match(/Cert Status: revoked/);
      expect(await checked(server)).to.equal('CERT_REVOKED');
    });

    it('can be taken back though nobody asked for an HTTP port before', async () => {
      await open('healthy');
      expect(pointers((await issuerAndLeaf(server)).leaf)).to.deep.equal({ crl: '', ocsp: '', issuer: '' });
      await server.revoke();
      expect(await files.ocsp(server)).to.match(/: revoked/);
    });

    it('is well again with the next certificate, and the old one stays revoked', async () => {
      await open('revoked');
      const old = await issuerAndLeaf(server);
      await server.become('healthy');
      expect(await files.ocsp(server)).to.match(/: good/);
      expect(await checked(server)).to.equal('ok');
      expect(
        await files.ocspAbout(old, server.trust.ca, '-url', pointers((await issuerAndLeaf(server)).leaf).ocsp),
      ).to.match(/: revoked/);
    });

    it('comes with a scenario that a plain server becomes', async () => {
      await open('expired');
      await server.become('revoked');
      expect(await files.staple(server)).to.match(/Cert Status: revoked/);
    });

    it('combines: a revoked certificate whose responder is broken', async () => {
      await open(combine('late-news', 'revoked', 'ocsp-responder-error'));
      const { leaf } = await issuerAndLeaf(server);
      expect(await files.staple(server)).to.match(/no response sent/);
      expect(pointers(leaf).crl).to.equal('');
      expect((await ask(pointers(leaf).ocsp)).status).to.equal(500);
      expect(server.scenario.needs).to.deep.equal(['revocation-checking']);
    });

    it('speaks for every turn of a sequence', async () => {
      await open(sequence('revoked', 'healthy'));
      expect(await files.staple(server)).to.match(/Cert Status: revoked/);
      expect(await files.staple(server)).to.match(/Cert Status: good/);
    });
  });

  it('stays revoked after a renewal, until the reset', async () => {
    await open('healthy', { httpPort: 0 });
    await server.revoke();
    server.renew();
    await server.rehearse();
    expect(await checked(server)).to.equal('CERT_REVOKED');
    server.reset();
    await server.rehearse();
    expect(await checked(server)).to.equal('ok');
  });

  it('can be news that comes late', async () => {
    await open(combine('late-news', 'revoked', 'ocsp-responder-slow'));
    expect(server.scenario.making.revocation).to.deep.equal({
      revoked: 'leaf',
      channels: ['ocsp'],
      responder: { delayMs: 3000 },
    });
    expect(server.scenario).to.include({ cause: 'revoked' });
  });

  it('cannot be combined with what contradicts it, and says with what', async () => {
    const clash = (...parts: string[]) => {
      try {
        combine('both', ...parts);
        return 'no clash';
      } catch (error) {
        return `${codeOf(error)} ${(error as Error).message}`;
      }
    };
    expect(clash('revoked-crl', 'ocsp-responder-slow')).to.match(/^ERR_SCENARIO_CONFLICT .*"revocation\.channels"/);
    expect(clash('ocsp-staple-expired', 'ocsp-future')).to.match(/^ERR_SCENARIO_CONFLICT .*"revocation\.ocsp"/);
    expect(clash('revoked', 'must-staple-missing')).to.equal('no clash');
    await open('healthy');
  });

  it('is not checked by accident: CRLs that are not there are an error', async () => {
    await open('healthy');
    expect(() => server.trust.forHttps({ crl: true })).to.throw(/httpPort: 0/);
  });

  it('takes a slow responder for what it is, and lets nobody wait at the end', async () => {
    await open('ocsp-responder-silent');
    const { leaf } = await issuerAndLeaf(server);
    const waiting = ask(pointers(leaf).ocsp, Buffer.from('anything')).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    while (server.revocationRequests.length === 0) await new Promise(setImmediate);
    await server.close();
    expect(await waiting).to.equal('ECONNRESET');
  });
});
