import { checkPrimeSync, constants, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import {
  compositeGroup,
  type GroupName,
  groupBits,
  groupNumber,
  safePrimeGroup,
  smallSubgroupGroup,
} from '../../src/wire/index.js';
import { ffdhe, finiteFieldShare, shareOf } from '../../src/wire/key-exchange/index.js';
import { power, toBytes, toInteger } from '../../src/wire/key-exchange/modular.js';
import { decryptPremaster } from '../../src/wire/key-exchange/rsa.js';

describe('a key exchange', () => {
  for (const name of Object.keys(groupNumber) as GroupName[]) {
    it(`agrees with itself on ${name}`, () => {
      const [one, other] = [shareOf(name), shareOf(name)];
      expect(one.agree(other.publicValue)).to.deep.equal(other.agree(one.publicValue));
      expect(one.group).to.equal(groupNumber[name]);
      expect(one.publicValue.equals(other.publicValue)).to.equal(false);
    });

    it(`refuses a value that is not of ${name}`, () => {
      const share = shareOf(name);
      const length = share.publicValue.length;
      for (const value of [Buffer.alloc(0), Buffer.alloc(length), Buffer.from([1]), Buffer.alloc(length, 0xff)]) {
        if ((name === 'x25519' || name === 'x448') && value.every((byte) => byte === 0xff)) continue;
        expect(() => share.agree(value), value.toString('hex'))
          .to.throw()
          .with.property('alert', 'illegal_parameter');
      }
    });
  }

  for (const name of ['ffdhe2048', 'ffdhe3072', 'ffdhe4096'] as const) {
    it(`computes ${name} right: a safe prime of that size, framed by ones`, () => {
      const group = ffdhe(name);
      if (!group) throw new Error(name);
      const p = toInteger(group.p);
      expect(groupBits(group)).to.equal(Number(name.slice(5)));
      expect(checkPrimeSync(p, { checks: 5 }) && checkPrimeSync((p - 1n) / 2n, { checks: 5 })).to.equal(true);
      expect(group.p.subarray(0, 8).equals(group.p.subarray(-8)) && group.p[0]).to.equal(0xff);
    });
  }

  it('makes weak groups that are weak in one way each', () => {
    const short = safePrimeGroup(256);
    expect(groupBits(short)).to.equal(256);
    expect(checkPrimeSync((toInteger(short.p) - 1n) / 2n)).to.equal(true);
    expect(checkPrimeSync(toInteger(compositeGroup(512).p))).to.equal(false);
    const { p, g } = smallSubgroupGroup(512);
    expect(checkPrimeSync(toInteger(p))).to.equal(true);
    expect(power(toInteger(g), 7n, toInteger(p))).to.equal(1n);
    expect(toInteger(g)).not.to.equal(1n);
  });

  it('refuses public values at the edges of a finite field', () => {
    const group = ffdhe('ffdhe2048');
    if (!group) throw new Error();
    const p = toInteger(group.p);
    const share = finiteFieldShare(group, null);
    for (const value of [0n, 1n, p - 1n, p, p + 1n]) expect(() => share.agree(toBytes(value))).to.throw('outside 2');
    expect(share.agree(toBytes(2n))).to.have.lengthOf(256);
  });
});

describe('a static RSA exchange', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const encrypt = (premaster: Buffer): Buffer =>
    publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, premaster);
  const honest = Buffer.concat([Buffer.from([3, 3]), randomBytes(46)]);

  it('finds the premaster secret', () => {
    expect(decryptPremaster(privateKey, encrypt(honest), 0x0303)).to.deep.equal(honest);
  });

  it('answers everything else with a random secret and no complaint', () => {
    const wrong: [Buffer, number][] = [
      [encrypt(honest), 0x0302],
      [encrypt(honest.subarray(0, 40)), 0x0303],
      [encrypt(Buffer.concat([honest, honest]).subarray(0, 60)), 0x0303],
      [Buffer.alloc(128), 0x0303],
      [Buffer.alloc(3), 0x0303],
      [Buffer.alloc(0), 0x0303],
    ];
    for (const [encrypted, version] of wrong) {
      const one = decryptPremaster(privateKey, encrypted, version);
      const other = decryptPremaster(privateKey, encrypted, version);
      expect(one).to.have.lengthOf(48);
      expect(one.equals(other)).to.equal(false);
      expect(one.equals(honest)).to.equal(false);
    }
  });
});
