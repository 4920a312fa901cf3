import { expect } from 'chai';
import fc from 'fast-check';
import forge from 'node-forge';
import { der } from '../../src/pki/index.js';

const { asn1 } = forge;

/** Reads one element with another library, strictly. */
const read = (bytes: Buffer) => asn1.fromDer(forge.util.createBuffer(bytes.toString('latin1')), true);
const contents = (bytes: Buffer): Buffer => {
  const { value } = read(bytes);
  return typeof value === 'string'
    ? Buffer.from(value, 'latin1')
    : Buffer.concat(value.map((each) => Buffer.from(asn1.toDer(each).getBytes(), 'latin1')));
};

/** A number from its two's complement, most significant octet first. */
const signed = (bytes: Buffer): bigint => BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));

describe('the DER writer, read by another library', () => {
  it('writes every integer in two’s complement with no octet too many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }), (value) => {
        const written = contents(der.integer(value));
        expect(signed(written)).to.equal(value);
        const shorter = written.subarray(1);
        expect(shorter.length > 0 && signed(shorter) === value, 'could be shorter').to.equal(false);
      }),
    );
  });

  it('writes the octets of an integer as they are given, be they right or wrong', () => {
    expect(der.integer(Uint8Array.of(0, 0, 7)).toString('hex')).to.equal('0203000007');
  });

  it('writes an unsigned magnitude as a positive integer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (magnitude) => {
        expect(signed(contents(der.unsigned(magnitude)))).to.equal(
          BigInt(`0x${Buffer.from(magnitude).toString('hex')}`),
        );
      }),
    );
  });

  it('writes lengths of any size in their shortest form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000 }), (size) => {
        const bytes = der.octetString(Buffer.alloc(size, 7));
        expect(contents(bytes)).to.have.length(size);
        const header = size < 0x80 ? 2 : size < 0x100 ? 3 : size < 0x10000 ? 4 : 5;
        expect(bytes).to.have.length(header + size);
      }),
    );
  });

  it('writes object identifiers with arcs of any size', () => {
    const arc = fc.integer({ min: 0, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 39 }),
        fc.array(arc, { maxLength: 8 }),
        (a, b, rest) => {
          const dotted = [a, b, ...rest].join('.');
          expect(asn1.derToOid(contents(der.oid(dotted)).toString('latin1'))).to.equal(dotted);
        },
      ),
    );
  });

  it('writes moments as UTCTime through 2049 and as GeneralizedTime from 2050, and neither loses a second', () => {
    const moment = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (date) => {
        const { type, value } = read(der.time(date));
        const text = String(value);
        const readBack = type === asn1.Type.UTCTIME ? asn1.utcTimeToDate(text) : asn1.generalizedTimeToDate(text);
        expect(readBack.getTime()).to.equal(Math.floor(date.getTime() / 1000) * 1000);
        expect(type).to.equal(date.getUTCFullYear() < 2050 ? asn1.Type.UTCTIME : asn1.Type.GENERALIZEDTIME);
      }),
    );
  });

  it('writes a UTCTime without seconds, which DER forbids, when asked to', () => {
    expect(der.utcTimeWithoutSeconds(new Date('2031-02-03T04:05:06Z')).subarray(2).toString()).to.equal('3102030405Z');
  });

  it('writes named bits without trailing zero bits', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (bits) => {
        const [unused = 0, ...octets] = der.namedBits(bits).subarray(2);
        const found = octets.flatMap((octet, n) =>
          [...Array(8).keys()].filter((bit) => octet & (0x80 >> bit)).map((bit) => n * 8 + bit),
        );
        expect(found).to.have.members(bits);
        expect(octets.length * 8 - unused).to.equal(Math.max(...bits) + 1);
      }),
    );
    expect(der.namedBits([]).toString('hex')).to.equal('030100');
  });

  it('writes structures that contain their parts in order', () => {
    const parts = [der.boolean(true), der.nothing(), der.utf8String('ü'), der.tagged(3, der.enumerated(2))];
    expect(contents(der.sequence(...parts))).to.deep.equal(Buffer.concat(parts));
    expect(read(der.set(...parts)).type).to.equal(asn1.Type.SET);
  });

  it('writes PEM that reads back as the same bytes, whatever else the text holds', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), (blocks) => {
        const text = blocks.map((each) => `a remark\n${der.pem('THING', each)}${der.pem('OTHER', each)}`).join('');
        expect(der.unpem('THING', text)).to.deep.equal(blocks.map((each) => Buffer.from(each)));
        for (const line of text.split('\n')) expect(line.length).to.be.at.most(64);
      }),
    );
  });
});
