import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { Aead13, legacyCipher, type RecordCipher } from '../../src/wire/ciphers/index.js';
import { hashLength } from '../../src/wire/ciphers/mac.js';
import { Rc4 } from '../../src/wire/ciphers/rc4.js';
import type { BulkCipher } from '../../src/wire/tables/bulk-ciphers.js';
import { allSuites, type Suite } from '../../src/wire/tables/suites.js';
import { SSLv3, TLSv1, TLSv11, TLSv12, TLSv13, versionName } from '../../src/wire/tables/versions.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('RC4', () => {
  // The three examples by which every implementation is known.
  for (const [key, plaintext, ciphertext] of [
    ['Key', 'Plaintext', 'bbf316e8d940af0ad3'],
    ['Wiki', 'pedia', '1021bf0420'],
    ['Secret', 'Attack at dawn', '45a01f645fc35b383552544b9bf5'],
  ] as const) {
    it(`turns ${plaintext} into what it should be`, () => {
      expect(new Rc4(Buffer.from(key)).process(Buffer.from(plaintext))).to.deep.equal(hex(ciphertext));
    });
  }

  it('goes on where it has stopped', () => {
    const rc4 = new Rc4(Buffer.from('Secret'));
    const parts = [rc4.process(Buffer.from('Attack ')), rc4.process(Buffer.from('at dawn'))];
    expect(Buffer.concat(parts)).to.deep.equal(hex('45a01f645fc35b383552544b9bf5'));
  });
});

/** Both ends of one direction. */
function ends(suite: Suite, version: number, encryptThenMac: boolean): [RecordCipher, RecordCipher] {
  const { cipher } = suite;
  const key = randomBytes(cipher.keyLength);
  const iv = randomBytes(version === TLSv13 ? 12 : ivLength(cipher));
  if (version === TLSv13 && cipher.kind === 'aead') {
    return [new Aead13(cipher.algorithm, key, iv), new Aead13(cipher.algorithm, key, iv)];
  }
  const keys = { key, iv, mac: randomBytes(suite.mac ? hashLength[suite.mac] : 0) };
  const make = () => legacyCipher(suite, version, keys, encryptThenMac);
  return [make(), make()];
}

const ivLength = (cipher: BulkCipher): number =>
  cipher.kind === 'aead' ? cipher.fixedIv : cipher.kind === 'block' ? cipher.blockLength : 0;

const kinds: [string, Suite, number, boolean][] = [];
const seen = new Set<string>();
for (const suite of allSuites) {
  for (const version of [SSLv3, TLSv1, TLSv11, TLSv12, TLSv13]) {
    if (version < suite.since || version > suite.until) continue;
    for (const etm of suite.cipher.kind === 'block' && version > SSLv3 ? [false, true] : [false]) {
      const name = `${suite.name.split('_WITH_').pop()} in ${versionName(version)}${etm ? ', MAC last' : ''}`;
      if (!seen.has(name)) kinds.push([name, suite, version, etm]);
      seen.add(name);
    }
  }
}

describe('the protection of records', () => {
  const payloads = fc.array(fc.uint8Array({ maxLength: 100 }), { minLength: 1, maxLength: 4 });

  for (const [name, suite, version, etm] of kinds) {
    it(`is undone by the other end, record by record: ${name}`, () => {
      fc.assert(
        fc.property(payloads, (parts) => {
          const [sealer, opener] = ends(suite, version, etm);
          for (const part of parts) {
            const record = { type: 23, version: Math.min(version, TLSv12), payload: Buffer.from(part) };
            const sealed = sealer.seal(record);
            expect(opener.open(sealed).payload.equals(record.payload)).to.equal(true);
          }
        }),
        { numRuns: 20 },
      );
    });
  }

  // The padding of SSL 3.0 is not protected: that is POODLE.
  for (const [name, suite, version, etm] of kinds.filter(
    (kind) => !(kind[2] === SSLv3 && kind[1].cipher.kind === 'block'),
  )) {
    it(`does not open what was changed, cut, or sent twice: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 60 }),
          fc.double({ min: 0, max: 0.999, noNaN: true }),
          (content, where) => {
            const record = { type: 23, version: Math.min(version, TLSv12), payload: Buffer.from(content) };
            const open = (change: (payload: Buffer) => Buffer): unknown => {
              const [sealer, opener] = ends(suite, version, etm);
              const sealed = sealer.seal(record);
              return opener.open({ ...sealed, payload: change(sealed.payload) });
            };
            const flipped = (payload: Buffer): Buffer => {
              const changed = Buffer.from(payload);
              const at = Math.floor(where * changed.length);
              changed[at] = (changed[at] as number) ^ 0x40;
              return changed;
            };
            expect(() => open(flipped)).to.throw('did not verify');
            expect(() => open((payload) => payload.subarray(0, -1))).to.throw('did not verify');
            expect(() => open(() => Buffer.alloc(0))).to.throw('did not verify');
            const [sealer, opener] = ends(suite, version, etm);
            const sealed = sealer.seal(record);
            opener.open(sealed);
            expect(() => opener.open(sealed)).to.throw('did not verify');
          },
        ),
        { numRuns: 20 },
      );
    });
  }
});
