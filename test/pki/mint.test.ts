import { createHash, X509Certificate } from 'node:crypto';
import { X509Certificate as Peculiar, SubjectAlternativeNameExtension } from '@peculiar/x509';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  type CertificateRecipe,
  dns,
  extensions,
  healthyAuthority,
  healthyLeaf,
  KeyRing,
  type KeySpec,
  mint,
} from '../../src/pki/index.js';

const keys = new KeyRing();
const leaf = healthyLeaf('leaf.localhost', ['leaf.localhost'], null);
const authority = await mint(healthyAuthority('A Root CA'), null, keys);
const minted = async (recipe: CertificateRecipe) => new X509Certificate((await mint(recipe, authority, keys)).der);

/** Moments of whole seconds, on both sides of 2050. */
const moment = fc
  .date({ min: new Date('1951-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

describe('minting', () => {
  it('writes what two other readers find again: subject, dates, serial number, names', async () => {
    const text = fc.stringMatching(/^[A-Za-z0-9 äß]{1,40}$/).filter((each) => each.trim() === each);
    const serial = fc.uint8Array({ minLength: 1, maxLength: 20 }).filter(([first = 0]) => first > 0 && first < 0x80);
    await fc.assert(
      fc.asyncProperty(text, moment, moment, serial, fc.domain(), async (name, from, until, octets, host) => {
        const recipe = leaf
          .commonName(name)
          .validFrom(from)
          .validUntil(until)
          .serial(...octets)
          .names(dns(host));
        const { der } = await mint(recipe, authority, keys);
        const node = new X509Certificate(der);
        expect(node.subject).to.equal(`CN=${name}`);
        expect(Date.parse(node.validFrom)).to.equal(from.getTime());
        expect(Date.parse(node.validTo)).to.equal(until.getTime());
        expect(node.serialNumber.toLowerCase()).to.equal(Buffer.from(octets).toString('hex'));
        const peculiar = new Peculiar(new Uint8Array(der));
        expect([peculiar.notBefore, peculiar.notAfter]).to.deep.equal([from, until]);
        const names = peculiar.getExtension(SubjectAlternativeNameExtension)?.names.toJSON();
        expect(names).to.deep.equal([{ type: 'dns', value: host }]);
      }),
      { numRuns: 60 },
    );
  });

  for (const issuerKey of ['p256', 'p384', 'p521', 'ed25519', 'rsa-2048'] as const satisfies readonly KeySpec[]) {
    for (const hash of ['sha1', 'sha256', 'sha384', 'sha512'] as const) {
      it(`signs with ${issuerKey} and ${hash}`, async () => {
        const issuer = await mint(healthyAuthority('Some Root CA').key(issuerKey), null, keys);
        const read = new X509Certificate((await mint(leaf.signedWith(hash), issuer, keys)).der);
        expect(read.verify(new X509Certificate(issuer.der).publicKey)).to.equal(true);
        expect(read.checkIssued(new X509Certificate(issuer.der))).to.equal(true);
      });
    }
  }

  it('signs with RSA and MD5, but never with ECDSA and MD5, which nobody has defined', async () => {
    const rsa = await mint(healthyAuthority('RSA Root CA').key('rsa-2048'), null, keys);
    const read = new X509Certificate((await mint(leaf.signedWith('md5'), rsa, keys)).der);
    expect(read.verify(new X509Certificate(rsa.der).publicKey)).to.equal(true);
    const refusal = await mint(leaf.signedWith('md5'), authority, keys).catch((error: Error) => error);
    expect(refusal).to.be.an.instanceOf(TypeError);
  });

  it('gives every certificate a positive serial number of at most twenty octets, and never the same', async () => {
    const serials = await Promise.all(
      Array.from({ length: 50 }, async () => (await mint(leaf, authority, keys)).serial),
    );
    expect(new Set(serials.map(String)).size).to.equal(50);
    for (const each of serials) {
      expect(each.length).to.be.at.most(20);
      expect((each[0] ?? 0) & 0x80).to.equal(0);
    }
  });

  it('identifies the key by the SHA-1 of its bits, and the issuer by its own', async () => {
    const made = await mint(leaf, authority, keys);
    const spki = new X509Certificate(made.der).publicKey.export({ type: 'spki', format: 'der' });
    expect(made.keyId).to.deep.equal(createHash('sha1').update(spki.subarray(-65)).digest());
    const hexOf = (bytes: Buffer) => bytes.toString('hex');
    expect(hexOf(made.der)).to.include(`0603551d0e04160414${hexOf(made.keyId)}`);
    expect(hexOf(made.der)).to.include(`0603551d230418301680 14${hexOf(authority.keyId)}`.replace(' ', ''));
  });

  it('signs by itself, or with a stranger’s key, whatever the issuer is called', async () => {
    const issuerKey = new X509Certificate(authority.der).publicKey;
    const own = await minted(leaf.signedBy('itself'));
    expect([own.verify(own.publicKey), own.issuer]).to.deep.equal([true, own.subject]);
    const strange = await minted(leaf.signedBy('another-key'));
    expect([strange.verify(issuerKey), strange.issuer]).to.deep.equal([false, 'CN=A Root CA']);
  });

  it('names another issuer than the one that signs, when told to', async () => {
    const read = await minted(leaf.issuerName([{ type: 'O', value: 'Elsewhere' }]));
    expect([read.issuer, read.verify(new X509Certificate(authority.der).publicKey)]).to.deep.equal([
      'O=Elsewhere',
      true,
    ]);
  });

  it('bends the signature, or the whole, after all else is done', async () => {
    const bent = await mint(
      leaf.bendSignature(() => Buffer.from('bent')),
      authority,
      keys,
    );
    expect(bent.der.subarray(-4).toString()).to.equal('bent');
    const replaced = await mint(
      leaf.bend(() => Buffer.of(1, 2)),
      authority,
      keys,
    );
    expect(replaced.der).to.deep.equal(Buffer.of(1, 2));
  });

  it('shares a key that is handed in', async () => {
    const first = await mint(leaf, authority, keys);
    const second = await mint(leaf, authority, keys, first.key);
    expect(second.key).to.equal(first.key);
    expect(second.der.equals(first.der)).to.equal(false);
  });

  it('makes a certificate as big as it is told, and changes nothing else', async () => {
    const read = await minted(leaf.extend(extensions.padding(50_000)));
    expect(read.raw.length).to.be.within(50_000, 51_000);
    expect(read.checkHost('leaf.localhost')).to.equal('leaf.localhost');
  });
});
