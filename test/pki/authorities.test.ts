import { X509Certificate } from 'node:crypto';
import { BasicConstraintsExtension, ExtendedKeyUsageExtension, X509Certificate as Peculiar } from '@peculiar/x509';
import { expect } from 'chai';
import { der, LabPki } from '../../src/pki/index.js';

const permits = (certificate: { readonly der: Buffer }, name: string): boolean =>
  certificate.der.includes(der.tagged(0, der.sequence(der.taggedBytes(2, Buffer.from(name)))));

describe('the authorities of a lab', () => {
  const pki = new LabPki();

  it('are three to be trusted: the lab, one that ran out, and one that may vouch for little', async () => {
    const roots = der.unpem('CERTIFICATE', await pki.trust()).map((each) => new X509Certificate(each));
    expect(roots.map((each) => each.subject.replace(pki.authorities.label, '…'))).to.deep.equal([
      'CN=faultls lab … Root CA',
      'CN=faultls expired … Root CA',
      'CN=faultls constrained … Root CA',
    ]);
    expect(roots.map((each) => Date.parse(each.validTo) > Date.now())).to.deep.equal([true, false, true]);
  });

  for (const anchor of ['lab', 'expired', 'constrained', 'lookalike', { untrusted: 'Anyone' }] as const) {
    const name = typeof anchor === 'string' ? anchor : anchor.untrusted;
    it(`${name}: a root that has signed its intermediate and forgotten its key`, async () => {
      const { root, intermediate } = await pki.authorities.get(anchor);
      expect([root.key.type, intermediate.key.type]).to.deep.equal(['public', 'private']);
      expect(new X509Certificate(intermediate.der).verify(new X509Certificate(root.der).publicKey)).to.equal(true);
      const read = new Peculiar(new Uint8Array(intermediate.der));
      expect(read.getExtension(BasicConstraintsExtension)).to.include({ ca: true, critical: true });
      expect(read.getExtension(ExtendedKeyUsageExtension)?.usages).to.deep.equal([
        '1.3.6.1.5.5.7.3.1',
        '1.3.6.1.5.5.7.3.2',
      ]);
    });
  }

  it('below a trusted root vouch for localhost only, in the root and in the intermediate', async () => {
    for (const anchor of ['lab', 'expired'] as const) {
      const { root, intermediate } = await pki.authorities.get(anchor);
      expect([permits(root, 'localhost'), permits(intermediate, 'localhost')], anchor).to.deep.equal([true, true]);
    }
    const { root, intermediate } = await pki.authorities.get('constrained');
    expect([permits(root, 'other.localhost'), permits(intermediate, 'localhost')]).to.deep.equal([true, true]);
  });

  it('vouch for the host names that were given at the start as well', async () => {
    const { root } = await new LabPki(['broken.example']).authorities.get('lab');
    const { root: narrow } = await pki.authorities.get('lab');
    const name = Buffer.from('broken.example');
    expect([root.der.includes(name), narrow.der.includes(name)]).to.deep.equal([true, false]);
  });

  it('are made once, and are others in another lab', async () => {
    expect(await pki.authorities.get('lab')).to.equal(await pki.authorities.get('lab'));
    expect(await new LabPki().trust()).not.to.equal(await pki.trust());
  });

  it('have names with a space, since Java takes a single word for a host', async () => {
    for (const anchor of ['lab', 'expired', 'constrained', 'lookalike', { untrusted: 'Anyone' }] as const) {
      const { root, intermediate } = await pki.authorities.get(anchor);
      for (const { der: bytes } of [root, intermediate])
        expect(new X509Certificate(bytes).subject).to.match(/^CN=\S+ /);
    }
  });
});
