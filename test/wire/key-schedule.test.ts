import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { expandLabel, extract } from '../../src/wire/key-schedule/hkdf.js';
import { prf } from '../../src/wire/key-schedule/prf.js';
import { Transcript } from '../../src/wire/transcript.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const zeros = Buffer.alloc(32);

describe('the key schedule', () => {
  it('of TLS 1.3 begins as in the traces of RFC 8448', () => {
    const early = extract('sha256', zeros, zeros);
    expect(early.toString('hex')).to.equal('33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a');
    const empty = createHash('sha256').digest();
    expect(expandLabel('sha256', early, 'derived', empty, 32).toString('hex')).to.equal(
      '6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba',
    );
  });

  it('expands to any length', () => {
    const long = expandLabel('sha256', zeros, 'key', zeros, 200);
    expect(long).to.have.lengthOf(200);
    // HKDF puts the wanted length into what it hashes, so that different lengths have nothing in common.
    expect(expandLabel('sha256', zeros, 'key', zeros, 16).equals(long.subarray(0, 16))).to.equal(false);
    expect(prf(0x0303, 'sha256', zeros, 'x', zeros, 100).subarray(0, 16)).to.deep.equal(
      prf(0x0303, 'sha256', zeros, 'x', zeros, 16),
    );
    expect(prf(0x0301, '', zeros, 'x', zeros, 100).subarray(0, 16)).to.deep.equal(
      prf(0x0301, '', zeros, 'x', zeros, 16),
    );
  });

  it('takes both halves of the secret before TLS 1.2, and the middle byte of an odd one twice', () => {
    const of = (secret: string) => prf(0x0301, '', hex(secret), 'label', zeros, 16).toString('hex');
    const results = [of('010203'), of('ff0203'), of('01ff03'), of('0102ff')];
    expect(new Set(results).size).to.equal(4);
  });
});

describe('the transcript', () => {
  it('hashes what it has, and goes on', () => {
    const transcript = new Transcript();
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    transcript.add(Buffer.from('one'));
    expect(transcript.hash('sha256').toString('hex')).to.equal(sha256('one'));
    transcript.add(Buffer.from('two'));
    transcript.add(Buffer.from('three'));
    expect(transcript.hash('sha256').toString('hex')).to.equal(sha256('onetwothree'));
    expect(transcript.forkBeforeLast('sha256').digest('hex')).to.equal(sha256('onetwo'));
    expect(transcript.fork('sha256').update('four').digest('hex')).to.equal(sha256('onetwothreefour'));
    expect(transcript.hash('sha256').toString('hex')).to.equal(sha256('onetwothree'));
    expect(transcript.bytes.toString()).to.equal('onetwothree');
  });

  it('is folded into its hash by a HelloRetryRequest (RFC 8446 §4.4.1)', () => {
    const transcript = new Transcript();
    transcript.add(Buffer.from('ClientHello'));
    transcript.foldIntoHash('sha256');
    const folded = Buffer.concat([hex('fe000020'), createHash('sha256').update('ClientHello').digest()]);
    expect(transcript.bytes).to.deep.equal(folded);
    expect(transcript.hash('sha256')).to.deep.equal(createHash('sha256').update(folded).digest());
  });
});
