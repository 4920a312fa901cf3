import { get } from 'node:https';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { assertAccepts, assertRejects, attempt, judge } from '../../../src/judge/index.js';
import { type Endpoint, type Lab, openLab } from '../../../src/server/index.js';
import { requireCommand, run } from '../../pki/support/command.js';

const scenarios = [
  'healthy',
  'revoked',
  'revoked-crl',
  'revoked-ocsp-responder',
  'revoked-intermediate',
  'crl-expired',
  'crl-unreachable',
  'crl-issuer-not-permitted',
  'crl-other-issuer',
  'crl-wrong-issuer',
  'crl-malformed-number-critical',
  'crl-garbage',
  'ocsp-staple-expired',
  'ocsp-staple-critical-extension',
  'ocsp-delegated-bad-no-eku',
  'ocsp-responder-unreachable',
  'ocsp-responder-slow',
  'ocsp-responder-error',
] as const;

describe('a client that checks revocation', () => {
  let lab: Lab;
  const server = (name: (typeof scenarios)[number]): Endpoint => lab.endpoint(name);

  before(async () => {
    lab = await openLab({ scenarios, host: '127.0.0.1' });
    await Promise.all(lab.endpoints.map((each) => each.rehearse()));
  });
  after(() => lab.close());

  describe('Node with crl', () => {
    const visit = ({ url, trust }: Endpoint): Promise<void> =>
      new Promise((resolve, reject) => {
        const options = { agent: false as const, ...trust.forHttps({ crl: true }) };
        get(url, options, (response) => response.resume().once('end', resolve)).once('error', reject);
      });

    const refuses = (name: (typeof scenarios)[number], code: string | RegExp) =>
      it(`refuses "${name}" with ${code}, and accepts its twin`, async () => {
        const made = await attempt(() => visit(server(name)), 5000);
        const error = (made.end === 'failed' ? made.error : null) as NodeJS.ErrnoException | null;
        expect(`${error?.code} ${error?.message}`).to.match(new RegExp(code));
        await assertAccepts(async () => visit(await server(name).twin()), await server(name).twin());
      });

    refuses('revoked-crl', 'CERT_REVOKED');
    refuses('revoked', 'CERT_REVOKED');
    refuses('revoked-intermediate', 'CERT_REVOKED');
    refuses('crl-expired', 'CRL_HAS_EXPIRED');
    refuses('crl-issuer-not-permitted', 'key usage does not include CRL signing');
    refuses('crl-wrong-issuer', 'UNABLE_TO_GET_CRL');
    refuses('crl-garbage', 'UNABLE_TO_GET_CRL');
    refuses('crl-malformed-number-critical', 'unhandled critical CRL extension');

    it('accepts a certificate that another CA’s CRL seems to list', async () => {
      await assertAccepts(() => visit(server('crl-other-issuer')), server('crl-other-issuer'));
    });

    it('is found to have checked, by what it says', async () => {
      const verdict = await assertRejects(() => visit(server('revoked-crl')), server('revoked-crl'));
      expect(verdict).to.include({ verdict: 'passed', cause: 'revoked' });
    });
  });

  describe('Java with its checks switched on', () => {
    const source = fileURLToPath(new URL('support/Check.java', import.meta.url));
    const quick = ['-XX:TieredStopAtLevel=1', '-Dcom.sun.security.ocsp.timeout=1'];

    /** What Java says about each server, in one run of it. */
    async function told(ocsp: boolean, servers: readonly Endpoint[], ...options: string[]): Promise<string[]> {
      const on = ['-Dcom.sun.net.ssl.checkRevocation=true', ...options];
      const args = [String(ocsp), lab.trust.file, ...servers.map(({ port }) => String(port))];
      const { stdout, stderr } = await run('java', [...quick, ...on, source, ...args]);
      expect(stderr).to.equal('');
      return stdout.trim().split('\n');
    }

    before(function () {
      requireCommand(this, 'java');
    });

    it('refuses by OCSP, stapled or asked for, each for its reason, and accepts every twin', async function () {
      this.timeout(60_000);
      const reasons = {
        healthy: /^accepted$/,
        revoked: /has been revoked, reason: KEY_COMPROMISE/,
        'revoked-ocsp-responder': /has been revoked, reason: KEY_COMPROMISE/,
        'revoked-intermediate': /has been revoked, reason: CA_COMPROMISE/,
        'ocsp-staple-expired': /validity interval is out-of-date/,
        'ocsp-staple-critical-extension': /Unsupported OCSP critical extension/,
        'ocsp-delegated-bad-no-eku': /not valid for signing OCSP responses/,
        'ocsp-responder-unreachable': /Connection refused/,
        'ocsp-responder-slow': /Read timed out/,
        'ocsp-responder-error': /HTTP error: 500/,
      } as const;
      const names = Object.keys(reasons) as (keyof typeof reasons)[];
      const twins = await Promise.all(names.map((name) => server(name).twin()));
      const said = await told(true, [...names.map(server), ...twins]);
      for (const [n, name] of names.entries()) expect(said[n], name).to.match(reasons[name]);
      expect(said.slice(names.length)).to.deep.equal(names.map(() => 'accepted'));
      expect(server('revoked-ocsp-responder').revocationRequests.some(({ kind }) => kind === 'ocsp')).to.equal(true);
    });

    it('refuses by CRL, each for its reason, and accepts every twin', async function () {
      this.timeout(60_000);
      const reasons = {
        healthy: /^accepted$/,
        'revoked-crl': /has been revoked, reason: KEY_COMPROMISE/,
        'revoked-intermediate': /has been revoked, reason: CA_COMPROMISE/,
        'crl-expired': /Could not determine revocation status/,
        'crl-unreachable': /Connection refused/,
        'crl-issuer-not-permitted': /Could not determine revocation status/,
        'crl-other-issuer': /^accepted$/,
        'crl-wrong-issuer': /Could not determine revocation status/,
      } as const;
      const names = Object.keys(reasons) as (keyof typeof reasons)[];
      const twins = await Promise.all(names.map((name) => server(name).twin()));
      const said = await told(false, [...names.map(server), ...twins], '-Dcom.sun.security.enableCRLDP=true');
      for (const [n, name] of names.entries()) expect(said[n], name).to.match(reasons[name]);
      expect(said.slice(names.length)).to.deep.equal(names.map(() => 'accepted'));
      expect(
        lab.revocationRequests.some(({ about }) => about === 'intermediate'),
        'the whole chain',
      ).to.equal(true);
    });
  });

  describe('gnutls-cli --ocsp', () => {
    before(function () {
      requireCommand(this, 'gnutls-cli');
    });

    it('asks the responder, refuses, and accepts the twin', async () => {
      const visit = async ({ trust, port }: Endpoint) =>
        run('gnutls-cli', ['--ocsp', '--x509cafile', trust.file, '--port', String(port), 'localhost']);
      const revoked = server('revoked-ocsp-responder');
      const { code, stdout, stderr } = await visit(revoked);
      expect(code).to.equal(1);
      expect(stdout + stderr).to.contain('Certificate was revoked at');
      expect((await visit(await revoked.twin())).code).to.equal(0);
    });
  });

  describe('its opposite', () => {
    const visit = ({ url, trust }: Endpoint): Promise<void> =>
      new Promise((resolve, reject) => {
        get(url, { agent: false, ...trust.forHttps() }, (response) => response.resume().once('end', resolve)).once(
          'error',
          reject,
        );
      });

    for (const name of ['revoked', 'revoked-crl', 'revoked-ocsp-responder', 'revoked-intermediate'] as const) {
      it(`accepts "${name}", and the verdict says that it did not check`, async () => {
        const endpoint = await lab.add(name, { name: `unchecked-${name}` });
        const verdict = await judge(await attempt(() => visit(endpoint), 5000), endpoint);
        expect(verdict).to.include({ outcome: 'accepted', verdict: 'skipped', pass: true });
        expect(verdict.because).to.contain('did not check revocation');
        expect(endpoint.revocationRequests).to.deep.equal([]);
        await lab.remove(endpoint);
      });
    }

    it('is bound once it has asked, and went on all the same', async () => {
      const endpoint = await lab.add('revoked-ocsp-responder', { name: 'asked' });
      const made = await attempt(async () => {
        await visit(endpoint);
        await run('curl', ['-s', `http://127.0.0.1:${lab.httpPort}/status/asked/leaf/ocsp/AAAA`]);
      }, 5000);
      expect(await judge(made, endpoint)).to.include({ verdict: 'wrongly-accepted', pass: false });
      await lab.remove(endpoint);
    });
  });
});
