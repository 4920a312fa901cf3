import { createPublicKey, X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import * as strength from '../../scenarios/strength.js';
import * as misfits from '../../scenarios/strength-misfits.js';
import type { Scenario } from '../../src/scenario/index.js';
import { type Claim, scenariosIn, testClaims } from './support/claims.js';
import { factsOf } from './support/facts.js';
import { minted } from './support/minted.js';

const key = { leaf: ['key'] } as const;
const signature = ['signature', 'claimedSignature'];

const claims: Record<string, Claim> = {
  sha1: { leaf: signature },
  'sha1-intermediate': { issuers: [signature] },
  md5: { leaf: signature, issuers: [['key']] },
  'signature-alg-mismatch': { leaf: ['claimedSignature'] },
  rsa1024: key,
  'rsa1024-intermediate': { issuers: [['key']] },
  rsa512: key,
  'key-rsa-exponent-small-e3': key,
  'key-rsa-exponent-small-e1': key,
  rsa16384: key,
  'key-ec-weak-curve-p192': key,
  'key-ec-weak-curve-p224': key,
  'key-ec-explicit-parameters': key,
  'key-dsa': key,
  'key-rsa-pss-oid': key,
  ed25519: key,
  'cert-malformed-der': { leaf: 'unreadable' },
  'cert-trailing-bytes': { leaf: 'unreadable' },
  'cert-huge': { leaf: ['padding'] },
  'key-mismatch': {},
  '10000-sans': { leaf: ['subjectAltName'] },
};

const leafOf = async (scenario: Scenario) => (await minted(scenario)).leaf.der;
const keyOf = async (scenario: Scenario) => new X509Certificate(await leafOf(scenario)).publicKey;

describe('the strength family', function () {
  this.timeout(60_000);
  testClaims(scenariosIn(strength, misfits), claims);

  it('signs with SHA-1 and MD5 where it says so, and the signatures are good', async () => {
    const [ecdsaWithSha1, rsaWithMd5] = ['1.2.840.10045.4.1', '1.2.840.113549.1.1.4'];
    const { leaf, path } = await minted(strength.md5);
    const { path: weakPath } = await minted(strength.sha1Intermediate);
    expect(factsOf(await leafOf(strength.sha1)).signature).to.equal(ecdsaWithSha1);
    expect(factsOf(weakPath[0]?.der ?? Buffer.alloc(0)).signature).to.equal(ecdsaWithSha1);
    expect(factsOf(leaf.der).signature).to.equal(rsaWithMd5);
    expect(new X509Certificate(leaf.der).verify(new X509Certificate(path[0]?.der ?? '').publicKey)).to.equal(true);
  });

  it('names two algorithms for one signature', async () => {
    const { signature: outer, claimedSignature } = factsOf(await leafOf(strength.signatureAlgMismatch));
    expect([outer, claimedSignature]).to.deep.equal(['1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3']);
  });

  it('has RSA keys of the sizes and exponents that it says', async () => {
    const said: [Scenario, number, bigint][] = [
      [strength.rsa1024, 1024, 65537n],
      [strength.rsa512, 512, 65537n],
      [strength.rsaExponent3, 2048, 3n],
      [strength.rsaExponent1, 2048, 1n],
      [strength.rsa16384, 16384, 65537n],
    ];
    for (const [scenario, modulusLength, publicExponent] of said) {
      const { asymmetricKeyDetails } = await keyOf(scenario);
      expect(asymmetricKeyDetails, scenario.name).to.deep.equal({ modulusLength, publicExponent });
    }
    const { path } = await minted(strength.rsa1024Intermediate);
    expect(new X509Certificate(path[0]?.der ?? '').publicKey.asymmetricKeyDetails?.modulusLength).to.equal(1024);
  });

  it('has keys of the kinds that it says', async () => {
    const kind = async (scenario: Scenario) => (await keyOf(scenario)).asymmetricKeyType;
    expect((await keyOf(strength.keyP192)).asymmetricKeyDetails?.namedCurve).to.equal('prime192v1');
    expect((await keyOf(strength.keyP224)).asymmetricKeyDetails?.namedCurve).to.equal('secp224r1');
    expect(await kind(strength.keyDsa)).to.equal('dsa');
    expect(await kind(strength.keyRsaPssOid)).to.equal('rsa-pss');
    expect(await kind(strength.ed25519)).to.equal('ed25519');
  });

  it('writes out the numbers of P-256 in place of its name', async () => {
    const { key: spki } = factsOf(await leafOf(strength.keyEcExplicit));
    expect(spki).not.to.include('06082a8648ce3d030107');
    // The prime of the field, 2^256 - 2^224 + 2^192 + 2^96 - 1.
    expect(spki).to.include('ffffffff00000001000000000000000000000000ffffffffffffffffffffffff');
  });

  it('puts forty bytes that are no DER in the place of the certificate', async () => {
    const der = await leafOf(misfits.certMalformedDer);
    expect(der).to.have.length(40);
    expect(() => new X509Certificate(der)).to.throw();
  });

  it('puts bytes behind a certificate that is right without them', async () => {
    const der = await leafOf(misfits.certTrailingBytes);
    expect(factsOf(der.subarray(0, -4)).version).to.equal(3);
    expect(der.subarray(-4).toString()).to.equal('more');
  });

  it('is more than 200 KB long, by one extension or by ten thousand names', async () => {
    for (const scenario of [misfits.certHuge, misfits.tenThousandSans]) {
      const der = await leafOf(scenario);
      expect(der.length, scenario.name).to.be.above(200_000);
      expect(new X509Certificate(der).checkHost('localhost'), scenario.name).to.equal('localhost');
    }
  });

  it('serves with a key that is not that of the certificate', async () => {
    const { leaf, key: served } = await minted(misfits.keyMismatch);
    const certified = new X509Certificate(leaf.der).publicKey;
    expect(createPublicKey(served).equals(certified)).to.equal(false);
    expect(served.asymmetricKeyType).to.equal(certified.asymmetricKeyType);
  });

  it('takes the scripted handshake for what OpenSSL would not serve', () => {
    const scripted = scenariosIn(strength, misfits).filter((each) => each.engine === 'wire');
    expect(scripted.map((each) => each.name)).to.deep.equal([
      'md5',
      'key-ec-weak-curve-p192',
      'key-ec-weak-curve-p224',
      'key-dsa',
      'key-rsa-pss-oid',
      'cert-malformed-der',
      'cert-trailing-bytes',
      'key-mismatch',
    ]);
  });
});
