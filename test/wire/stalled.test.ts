import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import {
  acts,
  type ClientHello,
  HelloCollector,
  serveFlight,
  type WireOptions,
  type WireSession,
} from '../../src/wire/index.js';
import { identity } from './support/identities.js';
import { firstFlight, type PipeEnd, pipe } from './support/pipe.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a connection that stalls', () => {
  /** Serves one connection and keeps nothing of it but what the engine keeps. */
  function serve(
    bytes: Buffer,
    options: WireOptions,
  ): { session: WireSession; far: PipeEnd; hello: WeakRef<ClientHello> } {
    const own = Buffer.from(bytes);
    const first = new HelloCollector().push(own);
    if (first.kind !== 'client-hello') throw new Error(first.kind);
    const [near, far] = pipe();
    far.resume();
    return { session: serveFlight(near, own, first.hello, options), far, hello: new WeakRef(first.hello) };
  }

  it('holds on to nothing of its handshake', async () => {
    const options = {
      identities: [await identity()],
      handshake: (flight) => flight.upTo('ServerHello', acts.stall()),
    } satisfies WireOptions;
    const bytes = await firstFlight();
    const served = Array.from({ length: 50 }, () => serve(bytes, options));
    for (let turns = 0; turns < 10; turns++) await turn();
    collectGarbage();
    await turn();
    collectGarbage();
    expect(served.filter(({ hello }) => hello.deref() !== undefined)).to.have.lengthOf(0);
    for (const { session } of served) session.close();
    await Promise.all(served.map(({ session }) => session.closed));
  });

  it('is one of thousands, which all end at once', async () => {
    const options = {
      identities: [await identity()],
      handshake: (flight) => flight.upTo('ServerHello', acts.stall()),
    } satisfies WireOptions;
    const bytes = await firstFlight();
    const served = Array.from({ length: 2000 }, () => serve(bytes, options));
    for (let turns = 0; turns < 10; turns++) await turn();
    for (const { session } of served) session.close();
    await Promise.all(served.map(({ session }) => session.closed));
    expect(new Set(await Promise.all(served.map(({ session }) => session.stream)))).to.deep.equal(new Set([null]));
  });
});
