import { createPublicKey, sign, verify } from 'node:crypto';
import { expect } from 'chai';
import { KeyRing, type KeySpec } from '../../src/pki/index.js';

const message = Buffer.from('a message');

describe('the key ring', function () {
  this.timeout(60_000);
  const keys = new KeyRing();

  const curves: readonly [KeySpec, string][] = [
    ['p192', 'prime192v1'],
    ['p224', 'secp224r1'],
    ['p256', 'prime256v1'],
    ['p384', 'secp384r1'],
    ['p521', 'secp521r1'],
    ['secp256k1', 'secp256k1'],
  ];
  for (const [spec, namedCurve] of curves) {
    it(`has a new key on ${namedCurve} for everyone`, async () => {
      const [one, other] = [await keys.get(spec), await keys.get(spec)];
      expect(one.asymmetricKeyDetails).to.deep.equal({ namedCurve });
      expect(createPublicKey(one).equals(createPublicKey(other))).to.equal(false);
    });
  }

  for (const spec of ['ed25519', 'ed448'] as const) {
    it(`has a key of type ${spec}`, async () => {
      expect((await keys.get(spec)).asymmetricKeyType).to.equal(spec);
    });
  }

  for (const modulusLength of [512, 768, 1024, 2048, 3072, 8192, 16384] as const) {
    it(`has one RSA key of ${modulusLength} bits that all share, and it signs`, async () => {
      const key = await keys.get(`rsa-${modulusLength}`);
      expect(key.asymmetricKeyDetails).to.deep.equal({ modulusLength, publicExponent: 65537n });
      expect(await keys.get(`rsa-${modulusLength}`)).to.equal(key);
      expect(verify('sha256', message, createPublicKey(key), sign('sha256', message, key))).to.equal(true);
    });
  }

  it('has RSA keys with the exponents 3 and 1, and whoever signs with the latter does nothing', async () => {
    const [three, one] = [await keys.get('rsa-2048-e3'), await keys.get('rsa-2048-e1')];
    expect(three.asymmetricKeyDetails).to.deep.equal({ modulusLength: 2048, publicExponent: 3n });
    expect(one.asymmetricKeyDetails).to.deep.equal({ modulusLength: 2048, publicExponent: 1n });
    const signature = sign('sha256', message, one);
    expect(signature.subarray(0, 3).toString('hex')).to.equal('0001ff');
  });

  it('has keys for RSA-PSS only, and for DSA', async () => {
    expect((await keys.get('rsa-pss-2048')).asymmetricKeyType).to.equal('rsa-pss');
    expect((await keys.get('dsa-2048')).asymmetricKeyType).to.equal('dsa');
  });
});
