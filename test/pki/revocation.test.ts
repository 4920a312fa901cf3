import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import { type ChainPlan, issue, LabPki, type Withdrawal, worthlessTimestamp } from '../../src/pki/index.js';
import { mintCrl } from '../../src/pki/revocation/crl.js';
import { StatusRegister } from '../../src/pki/revocation/register.js';
import { requireCommand, run } from './support/command.js';
import { Folder } from './support/folder.js';

const pki = new LabPki();
const site = { name: 'status', hosts: ['localhost'], urls: null };
const chain = (plan: ChainPlan = {}) => issue(plan, site, pki.authorities, pki.keys);
const withdrawal: Withdrawal = { at: new Date('2026-01-02T03:04:05Z'), reason: 'superseded' };

describe('what a root leaves behind', () => {
  const folder = new Folder();
  after(() => folder.remove());

  it('is made before its key is dropped', async () => {
    const { root, status } = await pki.authorities.get('lab');
    expect(root.key.type).to.equal('public');
    const issuer = new X509Certificate(root.der);
    for (const each of [status.intermediate, status.responder]) {
      expect(new X509Certificate(each.der).checkIssued(issuer)).to.equal(true);
      expect(new X509Certificate(each.der).verify(issuer.publicKey)).to.equal(true);
    }
  });

  it('brings no secret more than the intermediate has', async () => {
    const { intermediate, status } = await pki.authorities.get('lab');
    expect(new X509Certificate(status.responder.der).checkPrivateKey(intermediate.key)).to.equal(true);
    expect(new X509Certificate(status.intermediate.der).checkPrivateKey(intermediate.key)).to.equal(true);
  });

  it('says where to ask about the intermediate, on a port that systems do not hand out', async () => {
    const { status } = await pki.authorities.get('lab');
    expect(new X509Certificate(status.intermediate.der).infoAccess).to.contain(`URI:${status.at}/root-`);
    expect(Number(new URL(status.at).port)).to.be.within(10_000, 19_999);
  });

  it('is a CRL with nothing on it, for as long as the intermediate lives', async function () {
    requireCommand(this, 'openssl');
    const { root, intermediate, status } = await pki.authorities.get('lab');
    const crl = folder.file('root.crl', status.crl);
    const args = ['crl', '-inform', 'DER', '-in', crl, '-noout', '-text', '-CAfile', folder.file('root', root.pem)];
    const { stdout, stderr } = await run('openssl', args);
    expect(stderr).to.contain('verify OK');
    expect(stdout).to.contain('No Revoked Certificates');
    const [, nextUpdate = ''] = /Next Update: (.*)/.exec(stdout) ?? [];
    expect(Date.parse(nextUpdate)).to.equal(Date.parse(new X509Certificate(intermediate.der).validTo));
  });

  it('is there for strangers too', async () => {
    const { root, status } = await pki.authorities.get({ untrusted: 'Stranger' });
    expect(new X509Certificate(status.responder.der).checkIssued(new X509Certificate(root.der))).to.equal(true);
  });
});

describe('the register of a lab', () => {
  it('knows what is shown, and forgets what nobody shows any more', async () => {
    const register = new StatusRegister();
    const { leaf, path } = await chain();
    const status = () => register.statusOf(path[0]?.keyId ?? Buffer.alloc(0), leaf.serial);
    expect(status()).to.equal('unknown');
    register.enter('one', [leaf]);
    register.enter('two', [leaf]);
    expect(status()).to.equal('good');
    register.leave('one');
    expect(status()).to.equal('good');
    register.leave('two');
    expect(status()).to.equal('unknown');
  });

  it('remembers what was taken back, shown or not', async () => {
    const register = new StatusRegister();
    const { leaf, path } = await chain();
    register.enter('one', [leaf]);
    register.revoke(leaf, withdrawal);
    register.leave('one');
    const issuer = path[0]?.keyId ?? Buffer.alloc(0);
    expect(register.statusOf(issuer, leaf.serial)).to.deep.equal(withdrawal);
    expect([...register.withdrawnBy(issuer).keys()]).to.deep.equal([leaf.serial.toString('hex')]);
  });

  it('keeps one holder’s last hundred, and a hundred that were taken back', async () => {
    const register = new StatusRegister();
    const { leaf, path } = await chain();
    const issuer = path[0]?.keyId ?? Buffer.alloc(0);
    const numbered = (n: number) => ({ ...leaf, serial: Buffer.from([1, n >> 8, n & 255]) });
    for (let n = 0; n < 300; n++) {
      register.enter('busy', [numbered(n)]);
      register.revoke(numbered(n), withdrawal);
    }
    expect(register.withdrawnBy(issuer).size).to.equal(200);
    expect(register.statusOf(issuer, numbered(0).serial)).to.equal('unknown');
    expect(register.statusOf(issuer, numbered(299).serial)).to.equal(withdrawal);
  });
});

describe('a CRL', () => {
  const folder = new Folder();
  before(function () {
    requireCommand(this, 'openssl');
  });
  after(() => folder.remove());

  for (const key of ['p256', 'p384', 'p521', 'rsa-1024', 'rsa-2048'] as const) {
    it(`is signed by a CA with a key of kind ${key}`, async () => {
      const { path } = await chain({ issuers: [(ca) => ca.key(key)] });
      const [ca] = path;
      if (!ca) throw new Error('a chain has an issuer');
      const crl = folder.file('crl', await mintCrl(ca, new Map([['0102', withdrawal]])));
      const args = ['crl', '-inform', 'DER', '-in', crl, '-noout', '-text', '-CAfile', folder.file('ca', ca.pem)];
      const { stdout, stderr } = await run('openssl', args);
      expect(stderr).to.contain('verify OK');
      expect(stdout).to.match(/Serial Number: 0102\n.*Jan +2 03:04:05 2026 GMT\n.*\n.*\n *Superseded/);
    });
  }

  it('gives no reason where there is none to give', async () => {
    const [ca] = (await chain()).path;
    if (!ca) throw new Error('a chain has an issuer');
    const crl = await mintCrl(ca, new Map([['0102', { ...withdrawal, reason: 'unspecified' }]]));
    const { stdout } = await run('openssl', [
      'crl',
      '-inform',
      'DER',
      '-in',
      folder.file('crl', crl),
      '-noout',
      '-text',
    ]);
    expect(stdout).to.contain('0102').and.to.not.contain('Reason');
  });
});

describe('the worthless timestamp', () => {
  it('is one as RFC 6962 writes them, of a log that nobody knows', async function () {
    requireCommand(this, 'openssl');
    const folder = new Folder();
    const { leaf } = await chain({ certificate: (healthy) => healthy.extend(worthlessTimestamp()) });
    const { stdout } = await run('openssl', ['x509', '-noout', '-text', '-in', folder.file('leaf', leaf.pem)]);
    folder.remove();
    expect(stdout).to.match(/CT Precertificate SCTs: *\n *Signed Certificate Timestamp:\n *Version *: v1 \(0x0\)/);
    expect(stdout).to.match(/Signature *: ecdsa-with-SHA256/);
  });

  it('comes from another log each time', () => {
    const [one, other] = [worthlessTimestamp(), worthlessTimestamp()];
    expect(one.value).to.not.deep.equal(other.value);
  });
});
