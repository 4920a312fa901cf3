import { expect } from 'chai';
import { type Endpoint, type Lab, openLab } from '../../../src/server/index.js';
import { requireCommand } from '../../pki/support/command.js';
import { ask } from './support/ask.js';
import { OpensslFiles } from './support/openssl.js';
import { issuerAndLeaf, pointers } from './support/presented.js';

const scenarios = [
  'healthy',
  'revoked-crl',
  'revoked-intermediate',
  'crl-expired',
  'crl-issuer-not-permitted',
  'crl-other-issuer',
  'crl-malformed-number-missing',
  'crl-malformed-number-critical',
  'crl-wrong-issuer',
  'crl-garbage',
  'crl-unreachable',
];

describe('the CRLs of a lab', () => {
  const files = new OpensslFiles();
  let lab: Lab;

  before(async () => {
    lab = await openLab({ scenarios, host: '127.0.0.1' });
  });
  after(async () => {
    await lab.close();
    files.remove();
  });

  /** As a client fetches them: where each certificate says that its own lies. */
  async function fetched(server: Endpoint): Promise<string[]> {
    const { leaf, others } = await issuerAndLeaf(server);
    const answers = [leaf, ...others.slice(0, -1)].map(async (each) => ask(pointers(each).crl));
    return Promise.all((await Promise.all(answers)).map(({ body }) => files.crlPem(body)));
  }

  describe('fetched, and read by openssl verify -crl_check_all,', () => {
    before(function () {
      requireCommand(this, 'openssl');
    });

    const say = (name: string, words: RegExp) =>
      it(`say about "${name}" ${words.source}`, async () => {
        const server = lab.endpoint(name);
        expect(await files.verify(server, await fetched(server))).to.match(words);
      });

    say('healthy', /: OK/);
    say('revoked-crl', /error 23 at 0 depth lookup: certificate revoked/);
    say('revoked-intermediate', /error 23 at 1 depth lookup: certificate revoked/);
    say('crl-expired', /error 12 at 0 depth lookup: CRL has expired/);
    say('crl-issuer-not-permitted', /error 35 at 0 depth lookup: key usage does not include CRL signing/);
    say('crl-malformed-number-missing', /: OK/);
    say('crl-malformed-number-critical', /error 36 at 0 depth lookup: unhandled critical CRL extension/);
    say('crl-wrong-issuer', /error 3 at 0 depth lookup: unable to get certificate CRL/);

    for (const name of scenarios.slice(1)) {
      it(`accept the twin of "${name}"`, async () => {
        const twin = await lab.endpoint(name).twin();
        expect(await files.verify(twin, await fetched(twin))).to.match(/: OK/);
      });
    }

    it('leave a certificate alone whose serial number another CA took back', async () => {
      const server = lab.endpoint('crl-other-issuer');
      const { leaf } = await issuerAndLeaf(server);
      const held = server.trust.forHttps({ crl: true }).crl ?? [];
      const told = await Promise.all(held.map((each) => files.crlText(each)));
      expect(
        told.filter((each) => each.includes(leaf.serialNumber)),
        'one of them lists it',
      ).to.have.length(1);
      expect(await files.verify(server, held)).to.match(/: OK/);
    });

    it('have no number, or a critical one, where that is the fault', async () => {
      const [missing] = await fetched(lab.endpoint('crl-malformed-number-missing'));
      const [critical] = await fetched(lab.endpoint('crl-malformed-number-critical'));
      const [right] = await fetched(lab.endpoint('healthy'));
      expect(await files.crlText(missing ?? '')).to.not.contain('CRL Number');
      expect(await files.crlText(critical ?? '')).to.match(/CRL Number: critical/);
      expect(await files.crlText(right ?? '')).to.match(/CRL Number: *\n/);
    });

    it('name the reason, and the moment', async () => {
      const [own] = await fetched(lab.endpoint('revoked-crl'));
      expect(await files.crlText(own ?? '')).to.match(
        /Revocation Date: .*\n.*\n.*CRL Reason Code: *\n *Key Compromise/,
      );
    });

    it('all are to be had from the lab, as files that load together', async () => {
      for (const name of ['healthy', 'revoked-crl', 'crl-expired']) await lab.endpoint(name).rehearse();
      const held = lab.trust.forHttps({ crl: true }).crl ?? [];
      expect(await files.verify(lab.endpoint('revoked-crl'), held)).to.match(/certificate revoked/);
      expect(await files.verify(lab.endpoint('healthy'), held)).to.match(/: OK/);
      expect(held.join('')).to.match(/^-----BEGIN X509 CRL-----/);
    });
  });

  it('are handed out in DER', async () => {
    const { leaf } = await issuerAndLeaf(lab.endpoint('healthy'));
    const { status, type, body } = await ask(pointers(leaf).crl);
    expect({ status, type, first: body[0] }).to.deep.equal({ status: 200, type: 'application/pkix-crl', first: 0x30 });
    expect(lab.endpoint('healthy').revocationRequests.at(-1)).to.deep.include({ kind: 'crl', about: 'leaf' });
  });

  it('are no CRL at all where that is the fault', async () => {
    const { leaf } = await issuerAndLeaf(lab.endpoint('crl-garbage'));
    expect((await ask(pointers(leaf).crl)).body[0]).to.not.equal(0x30);
  });

  it('cannot be had where nobody listens', async () => {
    const { leaf } = await issuerAndLeaf(lab.endpoint('crl-unreachable'));
    const error = await ask(pointers(leaf).crl).catch((each: NodeJS.ErrnoException) => each);
    expect(error).to.have.property('code', 'ECONNREFUSED');
  });

  it('are the only source where the scenario is about them', async () => {
    const { leaf } = await issuerAndLeaf(lab.endpoint('revoked-crl'));
    expect(pointers(leaf)).to.include({ ocsp: '' });
    expect(pointers(leaf).crl).to.contain('/status/revoked-crl/leaf.crl');
  });
});
