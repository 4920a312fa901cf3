import { generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { publicKeyBits, readAll, readDer } from '../../src/pki/der-reader.js';
import { der } from '../../src/pki/index.js';

const bytes = fc.uint8Array({ maxLength: 400 }).map((each) => Buffer.from(each));

describe('the DER reader', () => {
  it('finds again what the writer wrote, and leaves alone what follows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x1e }), bytes, bytes, (tag, contents, after) => {
        const written = der.element(tag, contents);
        expect(readDer(Buffer.concat([written, after]))).to.deep.equal({ tag, raw: written, contents });
      }),
    );
  });

  it('reads a row of elements one by one', () => {
    fc.assert(
      fc.property(fc.array(bytes), (row) => {
        const written = Buffer.concat(row.map((each) => der.octetString(each)));
        expect(readAll(written).map((each) => each.contents)).to.deep.equal(row);
      }),
    );
  });

  it('refuses an encoding that ends early, at whichever octet', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (contents, cut) => {
        const written = der.octetString(contents);
        expect(() => readDer(written.subarray(0, cut % written.length))).to.throw(RangeError);
      }),
    );
  });

  it('refuses indefinite lengths and tags of several octets', () => {
    expect(() => readDer(Buffer.from('3080020101' + '0000', 'hex'))).to.throw(RangeError);
    expect(() => readDer(Buffer.from('1f810100', 'hex'))).to.throw(RangeError);
  });

  it('finds the point of a public key', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    expect(publicKeyBits(publicKey.export({ type: 'spki', format: 'der' }))).to.deep.equal(point);
  });
});
