import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import { type Difference, daysAgo, issue, LabPki, unchanged } from '../../src/pki/index.js';

const pki = new LabPki();
const site = { name: 'site', hosts: ['site.localhost', '127.0.0.1', '::1'], urls: null };
const selfSigned = async (certificate: Difference) =>
  new X509Certificate((await issue({ anchor: 'itself', certificate }, site, pki.authorities, pki.keys)).leaf.der);

describe('a self-signed certificate', () => {
  const variants: readonly [string, Difference][] = [
    ['as most people make it', unchanged],
    ['bent in a way that only our own writer can say', (healthy) => healthy.purposes('clientAuth')],
  ];
  for (const [how, difference] of variants) {
    it(`signs itself, is no CA and is for the hosts of its site, ${how}`, async () => {
      const read = await selfSigned(difference);
      expect([read.issuer, read.ca, read.verify(read.publicKey)]).to.deep.equal([read.subject, false, true]);
      expect(site.hosts.slice(1).map((address) => read.checkIP(address))).to.deep.equal(site.hosts.slice(1));
      expect(read.checkHost('site.localhost')).to.equal('site.localhost');
    });
  }

  it('keeps the dates and the subject that it is told', async () => {
    const read = await selfSigned((healthy) => healthy.commonName('old').validUntil(daysAgo(3)));
    expect(read.subject).to.equal('CN=old');
    expect((Date.now() - Date.parse(read.validTo)) / 86_400_000).to.be.closeTo(3, 0.01);
  });

  it('is signed with SHA-256', async () => {
    const ecdsaWithSha256 = Buffer.from('06082a8648ce3d040302', 'hex');
    expect((await selfSigned(unchanged)).raw.includes(ecdsaWithSha256)).to.equal(true);
  });
});
