import { expect } from 'chai';
import fc from 'fast-check';
import { ByteQueue } from '../../src/wire/byte-queue.js';

describe('a queue of bytes', () => {
  it('gives back what was put in, in whatever pieces', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ push: fc.uint8Array({ maxLength: 20 }) }),
        fc.record({ take: fc.nat({ max: 25 }) }),
        fc.record({ peek: fc.nat({ max: 25 }) }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const queue = new ByteQueue();
        let model: number[] = [];
        const taken: { bytes: Buffer; expected: number[] }[] = [];
        for (const step of all) {
          if ('push' in step) {
            queue.push(Buffer.from(step.push));
            model = [...model, ...step.push];
          } else if ('take' in step) {
            const bytes = queue.take(step.take);
            expect(bytes === null).to.equal(step.take > model.length);
            if (bytes) taken.push({ bytes, expected: model.slice(0, step.take) });
            if (bytes) model = model.slice(step.take);
          } else {
            const bytes = queue.peek(step.peek);
            expect(bytes && [...bytes]).to.deep.equal(step.peek > model.length ? null : model.slice(0, step.peek));
          }
          expect(queue.length).to.equal(model.length);
        }
        // What was taken early must not have been overwritten by what came late.
        for (const { bytes, expected } of taken) expect([...bytes]).to.deep.equal(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('never writes into the buffers that it was given', () => {
    const given = Buffer.alloc(100, 1).subarray(0, 10);
    const behind = Buffer.from(given.buffer, given.byteOffset + 10, 5);
    const queue = new ByteQueue();
    queue.push(given);
    queue.push(Buffer.alloc(5, 2));
    expect([...behind]).to.deep.equal([1, 1, 1, 1, 1]);
    expect(queue.take(15)).to.deep.equal(Buffer.concat([Buffer.alloc(10, 1), Buffer.alloc(5, 2)]));
  });
});
