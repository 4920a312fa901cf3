import tls from 'node:tls';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  extensionType,
  HelloCollector,
  type Identity,
  type ProtocolVersion,
  parseClientHello,
  Sessions,
  serveFlight,
  type WireOptions,
} from '../../src/wire/index.js';
import { join, list16, u16, vector8, vector16, vector24 } from '../../src/wire/writer.js';
import { authority, clientIdentity, identity } from './support/identities.js';
import { firstFlight, type PipeEnd, pipe } from './support/pipe.js';
import { RunningTimers } from './support/running-timers.js';

/** Something that a hostile client does to a run of bytes. */
type Mutation =
  | { readonly do: 'set'; readonly at: number; readonly to: number }
  | { readonly do: 'cut'; readonly at: number }
  | { readonly do: 'remove'; readonly at: number; readonly length: number }
  | { readonly do: 'insert'; readonly at: number; readonly bytes: Uint8Array };

/** Positions are parts of the whole, so that one mutation suits bytes of any length. */
const position = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), at: position, to: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ do: fc.constant('cut' as const), at: position }),
  fc.record({ do: fc.constant('remove' as const), at: position, length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    do: fc.constant('insert' as const),
    at: position,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
);

const mutate = (bytes: Buffer, mutations: readonly Mutation[]): Buffer =>
  mutations.reduce((before, change) => (before.length === 0 ? before : mutateOnce(before, change)), bytes);

function mutateOnce(before: Buffer, change: Mutation): Buffer {
  const at = Math.min(before.length - 1, Math.floor(change.at * before.length));
  const [head, tail] = [before.subarray(0, at), before.subarray(at)];
  if (change.do === 'cut') return head;
  if (change.do === 'remove') return Buffer.concat([head, tail.subarray(change.length)]);
  if (change.do === 'insert') return Buffer.concat([head, change.bytes, tail]);
  return Buffer.concat([head, Buffer.from([change.to]), tail.subarray(1)]);
}

/** A ClientHello with honest headers around whatever it says. */
const framed = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([22, 3, 1]), vector16(Buffer.from([1]), vector24(body))]);

/** One connection as its client sees it, and what became of it. */
interface Served {
  readonly far: PipeEnd;
  readonly closed: Promise<void>;
  readonly troubles: string[];
  close(): void;
}

/** What a ClientHello may say that no honest client says, with every length right. */
interface Strangeness {
  readonly version: number | null;
  readonly suites: readonly number[] | null;
  readonly compressions: Uint8Array | null;
  readonly sessionId: Uint8Array | null;
  /** Extensions, by their position in the honest message: null leaves one out, bytes replace what it says. */
  readonly extensions: readonly (readonly [number, Uint8Array | null])[];
  readonly more: readonly (readonly [number, Uint8Array])[];
}

const bytes: (maxLength: number) => fc.Arbitrary<Uint8Array> = (maxLength: number) => fc.uint8Array({ maxLength });
const knownExtension = fc.constantFrom(...Object.values(extensionType));
const strangeness = fc.record({
  version: fc.option(fc.nat({ max: 0xffff })),
  suites: fc.option(
    fc.array(fc.oneof(fc.nat({ max: 0xffff }), fc.constantFrom(0x1301, 0xc02b, 0x5600, 0x00ff)), { maxLength: 8 }),
  ),
  compressions: fc.option(bytes(4)),
  sessionId: fc.option(bytes(40)),
  extensions: fc.array(fc.tuple(fc.nat({ max: 15 }), fc.option(bytes(50))), { maxLength: 4 }),
  more: fc.array(fc.tuple(knownExtension, bytes(50)), { maxLength: 3 }),
});

function strangeHello(message: Buffer, strange: Strangeness): Buffer {
  const hello = parseClientHello(message);
  const kept = hello.extensions.flatMap((each, index) => {
    const changed = strange.extensions.find(([position]) => position === index);
    if (!changed) return [each];
    return changed[1] === null ? [] : [{ type: each.type, data: Buffer.from(changed[1]) }];
  });
  const more = strange.more.map(([type, data]) => ({ type, data: Buffer.from(data) }));
  return join(
    u16(strange.version ?? hello.legacyVersion),
    hello.random,
    vector8(Buffer.from(strange.sessionId ?? hello.sessionId)),
    list16(strange.suites ?? hello.cipherSuites),
    vector8(Buffer.from(strange.compressions ?? hello.compressionMethods)),
    vector16(...[...kept, ...more].map(({ type, data }) => join(u16(type), vector16(data)))),
  );
}

describe('a hostile client', function () {
  this.timeout(60_000);
  let identities: Identity[];
  let seeds: Buffer[];

  before(async () => {
    identities = [await identity('p256'), await identity('rsa-2048')];
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;
    seeds = await Promise.all([firstFlight(), firstFlight({ maxVersion: 'TLSv1.2' }), firstFlight(old)]);
  });

  const everything: readonly ProtocolVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'];

  const options = (more: Partial<WireOptions> = {}): WireOptions => ({
    identities,
    versions: everything,
    cipherSuites: [
      ...(['TLS_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] as const),
      ...(['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA'] as const),
    ],
    sessions: new Sessions(),
    ...more,
  });

  /** Serves one connection; null when the bytes are no ClientHello at all. */
  function serve(bytes: Buffer, served: WireOptions): Served | null {
    const collector = new HelloCollector();
    const first = collector.push(bytes);
    if (first.kind !== 'client-hello') return null;
    const [near, far] = pipe();
    const troubles: string[] = [];
    far.resume();
    far.on('error', () => {});
    const session = serveFlight(near, collector.bytes, first.hello, served, {
      trouble: (reason) => troubles.push(reason),
    });
    void session.stream.then((stream) => stream?.resume());
    return { far, closed: session.closed, close: () => session.close(), troubles };
  }

  it('changes nothing with a mutated ClientHello: every connection ends, and nothing is left of it', async () => {
    const timers = await RunningTimers.start();
    const served = options();
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 2 }),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        async (seed, mutations) => {
          // The headers are made right again: what is tested is the message.
          const body = mutate((seeds[seed] ?? Buffer.alloc(0)).subarray(9), mutations);
          const session = serve(framed(body), served);
          if (!session) return;
          reached++;
          session.far.end();
          await session.closed;
          for (const trouble of session.troubles) expect(trouble).not.to.match(/undefined|not a function|Cannot read/);
        },
      ),
      { numRuns: 2000 },
    );
    expect(reached).to.be.above(50);
    expect(await timers.left()).to.equal(0);
  });

  it('changes nothing with a well-formed ClientHello that says strange things', async () => {
    const timers = await RunningTimers.start();
    const served = options();
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), strangeness, async (seed, strange) => {
        const session = serve(framed(strangeHello((seeds[seed] ?? Buffer.alloc(0)).subarray(5), strange)), served);
        if (!session) return;
        reached++;
        session.far.end();
        await session.closed;
        for (const trouble of session.troubles) expect(trouble).not.to.match(/undefined|not a function|Cannot read/);
      }),
      { numRuns: 2000 },
    );
    expect(reached).to.equal(2000);
    expect(await timers.left()).to.equal(0);
  });

  it('changes nothing with mutated records later on, in any version', async () => {
    const timers = await RunningTimers.start();
    const client = await clientIdentity();
    const credentials = { cert: client.pem, key: client.key.export({ format: 'pem', type: 'pkcs8' }) };
    const ca = (await authority).pem;
    const asking = options({ clientAuthentication: { required: false, verify: () => null } });
    const contexts = (['TLSv1.3', 'TLSv1.2', 'TLSv1'] as const).map((version) =>
      tls.createSecureContext({
        ca,
        ...credentials,
        ciphers: 'ALL:@SECLEVEL=0',
        minVersion: version,
        maxVersion: version,
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 2 }),
        fc.nat({ max: 3 }),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        async (version, flight, mutations) => {
          const [near, far] = pipe();
          const honest = tls.connect({ socket: near, servername: 'localhost', secureContext: contexts[version] });
          honest.on('error', () => {});
          honest.on('secureConnect', () => honest.end('GET / HTTP/1.0\r\n\r\n'));
          const session = await new Promise<Served | null>((resolve) => {
            far.once('data', (bytes: Buffer) => resolve(serve(bytes, asking)));
          });
          if (!session) throw new Error('an honest ClientHello was not understood');
          let sent = 0;
          let quiet = 0;
          far.on('data', (chunk: Buffer) => {
            quiet = 0;
            if (!session.far.destroyed) session.far.write(sent++ === flight ? mutate(chunk, mutations) : chunk);
          });
          session.far.on('data', (chunk: Buffer) => {
            quiet = 0;
            if (!far.destroyed) far.write(chunk);
          });
          session.far.on('end', () => far.end());
          honest.on('close', () => session.far.end());
          // A mutation may well leave both sides waiting for each other; then it is the client who leaves.
          while (quiet++ < 20) await new Promise((resolve) => setImmediate(resolve));
          session.far.destroy();
          await session.closed;
          honest.destroy();
          far.destroy();
          for (const trouble of session.troubles) expect(trouble).not.to.match(/undefined|not a function|Cannot read/);
        },
      ),
      { numRuns: 2000 },
    );
    expect(await timers.left()).to.equal(0);
  });

  it('keeps no more than a bounded number of bytes waiting', async () => {
    const session = serve(
      seeds[0] ?? Buffer.alloc(0),
      options({ handshake: (flight) => flight.before('ServerHello', () => new Promise(() => {})) }),
    );
    if (!session) throw new Error('not understood');
    let taken = 0;
    const flood = (): void => {
      do taken++;
      while (taken < 1024 && session.far.write(Buffer.alloc(16 * 1024)));
    };
    session.far.on('drain', flood);
    flood();
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(taken).to.be.below(64);
    session.close();
    await session.closed;
  });
});
