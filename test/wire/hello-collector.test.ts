import { expect } from 'chai';
import fc from 'fast-check';
import { HelloCollector } from '../../src/wire/index.js';
import { firstFlight } from './support/pipe.js';

/** The same handshake message in records of so many bytes each. */
function inRecords(flight: Buffer, size: number): Buffer {
  const message = flight.subarray(5);
  const records: Buffer[] = [];
  for (let at = 0; at < message.length; at += size) {
    const part = message.subarray(at, at + size);
    records.push(Buffer.from([22, 3, 1, part.length >> 8, part.length & 0xff]), part);
  }
  return Buffer.concat(records);
}

describe('the collector of ClientHellos', () => {
  let flight: Buffer;

  before(async () => {
    flight = await firstFlight({ ALPNProtocols: ['h2', 'http/1.1'] });
  });

  it('reads what a client offers', () => {
    const first = new HelloCollector().push(flight);
    if (first.kind !== 'client-hello') throw new Error(first.kind);
    const { hello } = first;
    expect(hello).to.deep.include({ serverName: 'localhost', alpn: ['h2', 'http/1.1'], legacyVersion: 0x0303 });
    expect(hello.versions).to.include.members([0x0304, 0x0303]);
    expect(hello.keyShares.map(({ group }) => group)).to.include(29);
  });

  it('finds the same ClientHello however it is cut, into records and into segments', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1 }),
        (size, cuts) => {
          const bytes = inRecords(flight, size);
          const collector = new HelloCollector();
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const cut = cuts[turn % cuts.length] ?? 1;
            const first = collector.push(bytes.subarray(at, at + cut));
            at += cut;
            expect(first.kind).to.equal(at < bytes.length ? 'more' : 'client-hello');
            if (first.kind === 'client-hello') expect(first.hello.serverName).to.equal('localhost');
          }
          expect(collector.bytes.equals(bytes)).to.equal(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('looks at every byte once: single bytes of a large hello in single-byte records cost no more than linear time', () => {
    const padded = (kilobytes: number): Buffer => {
      const padding = Buffer.alloc(kilobytes * 1024);
      const extension = Buffer.concat([Buffer.from([0, 21, padding.length >> 8, padding.length & 0xff]), padding]);
      const extensionsAt = 5 + 4 + 34 + 33 + 2 + flight.readUInt16BE(5 + 4 + 34 + 33) + 2;
      const body = Buffer.concat([flight.subarray(9), extension]);
      body.writeUInt16BE(body.length - (extensionsAt - 9) - 2, extensionsAt - 9);
      return Buffer.concat([Buffer.alloc(5), Buffer.from([1, 0, body.length >> 8, body.length & 0xff]), body]);
    };
    const work = (kilobytes: number): number => {
      const bytes = inRecords(padded(kilobytes), 1);
      const collector = new HelloCollector();
      const start = process.cpuUsage().user;
      let kind = 'more';
      for (let at = 0; at < bytes.length; at++) kind = collector.push(bytes.subarray(at, at + 1)).kind;
      expect(kind).to.equal('client-hello');
      return process.cpuUsage().user - start;
    };
    work(4);
    // Four times the bytes would cost sixteen times the work if anything were joined again and again.
    expect(work(16) / Math.max(work(4), 1)).to.be.below(12);
  });

  it('knows HTTP, SSLv2 and everything else for what they are', () => {
    expect(new HelloCollector().push(Buffer.from('GET / HTTP/1.1\r\n'))).to.deep.equal({
      kind: 'not-tls',
      looksLike: 'http',
    });
    expect(new HelloCollector().push(Buffer.from([0x80, 0x2e, 1, 0, 2]))).to.deep.equal({
      kind: 'not-tls',
      looksLike: 'sslv2',
    });
    expect(new HelloCollector().push(Buffer.from('SSH-2.0\r\n'))).to.deep.equal({
      kind: 'not-tls',
      looksLike: 'unknown',
    });
    expect(new HelloCollector().push(Buffer.from([22, 3, 1, 0, 0]))).to.deep.equal({
      kind: 'not-tls',
      looksLike: 'unknown',
    });
  });

  it('gives up on a hello that never ends', () => {
    const giant = Buffer.from([22, 3, 1, 0, 4, 1, 2, 0, 0]);
    expect(new HelloCollector().push(giant).kind).to.equal('not-tls');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 40 }), (noise, keep) => {
        const bytes = Buffer.concat([flight.subarray(0, keep), Buffer.from(noise)]);
        expect(new HelloCollector().push(bytes).kind).to.be.oneOf(['more', 'client-hello', 'not-tls']);
      }),
      { numRuns: 2000 },
    );
  });
});
