import { once } from 'node:events';
import net from 'node:net';
import { expect } from 'chai';
import { acts, edits, type FlightEdit, HelloCollector, serveFlight, type WireOptions } from '../../src/wire/index.js';
import { identity } from './support/identities.js';
import { visit } from './support/node-client.js';
import { firstFlight, pipe } from './support/pipe.js';
import { startServer, type WireServer } from './support/wire-server.js';

const { alert, bytes, delay, fin, firstRequest, reset, respond, stall } = acts;
const { drip, late, split, truncate } = edits;

describe('the end of a connection', () => {
  let server: WireServer;

  afterEach(() => server.close());

  async function start(handshake: FlightEdit, more: Partial<WireOptions> = {}): Promise<void> {
    server = await startServer({ identities: [await identity('p256')], handshake, ...more });
  }

  /** What a bare client gets that sends its ClientHello and then only listens. */
  async function listen(): Promise<{ received: Buffer; error: string | null; chunks: number }> {
    const socket = net.connect(server.port, '127.0.0.1');
    const chunks: Buffer[] = [];
    let error: string | null = null;
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (failure: NodeJS.ErrnoException) => {
      error = failure.code ?? null;
    });
    socket.write(await firstFlight());
    await new Promise((resolve) => socket.once('close', resolve));
    return { received: Buffer.concat(chunks), error, chunks: chunks.length };
  }

  it('is a FIN where the script says so', async () => {
    await start((flight) => flight.upTo('ServerHello', fin()));
    const { received, error } = await listen();
    expect(received.readUInt8(5)).to.equal(2);
    expect(received.length).to.equal(5 + received.readUInt16BE(3));
    expect(error).to.equal(null);
    await server.visit.session.closed;
    expect(server.visit.end).to.include({ by: 'server', how: 'fin' });
  });

  it('is a FIN when the flight is over', async () => {
    await start((flight) => flight.upTo('ServerHello'));
    expect((await listen()).error).to.equal(null);
    expect(server.visit.messages.map(({ name }) => name)).to.deep.equal(['ClientHello', 'ServerHello']);
  });

  it('is a reset where the script says so', async () => {
    await start((flight) => flight.after('ServerHello', delay(20), reset()));
    expect((await listen()).error).to.equal('ECONNRESET');
    expect(server.visit.end).to.include({ by: 'server', how: 'reset' });
  });

  it('comes in the middle of a message', async () => {
    await start((flight) => flight.onWire('ServerHello', truncate(20, 'fin')));
    expect((await listen()).received).to.have.lengthOf(20);
    expect(server.visit.messages.map(({ name }) => name)).to.deep.equal(['ClientHello', 'ServerHello']);
  });

  it('does not come while the script stalls, until the client leaves', async () => {
    await start((flight) => flight.upTo('ServerHello', stall()));
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write(await firstFlight());
    await once(socket, 'data');
    expect(server.open).to.equal(1);
    socket.end();
    await once(socket, 'close');
    await server.visit.session.closed;
    expect(server.visit.end).to.include({ by: 'client', how: 'fin' });
  });

  it('sees the alert with which a client gives up on a stall', async () => {
    await start((flight) => flight.upTo('ServerHello', stall()));
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write(await firstFlight());
    await once(socket, 'data');
    socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 90]));
    await once(socket, 'close');
    await server.visit.session.closed;
    expect(server.visit.alerts).to.have.lengthOf(1);
    expect(server.visit.alerts[0]).to.include({
      direction: 'received',
      name: 'user_canceled',
      level: 'fatal',
      encrypted: false,
    });
    expect(server.visit.end).to.include({ by: 'client', how: 'alert' });
  });

  it('comes with the time limit at the latest', async () => {
    await start((flight) => flight.upTo('ServerHello', stall()), { timeLimit: 20 });
    await listen();
    expect(server.visit.end).to.include({ by: 'server', how: 'time limit' });
  });

  it('comes when a client that was told goodbye does not go', async () => {
    await start((flight) => flight.replace('ServerHello', alert('internal_error'), fin()), { lingerLimit: 20 });
    const socket = net.connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => {});
    socket.write(await firstFlight());
    socket.resume();
    await once(socket, 'end');
    await server.visit.session.closed;
    expect(server.visit.end).to.include({ by: 'server', how: 'alert' });
    socket.destroy();
  });

  it('comes at once when it is closed from inside, and again for free', async () => {
    await start((flight) => flight.before('ServerHello', delay(60_000)));
    const socket = net.connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(await firstFlight());
    while (server.visits.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const { session } = server.visit;
    session.close();
    session.close();
    await session.closed;
    expect(await session.stream).to.equal(null);
    expect(server.visit.end).to.include({ by: 'server', how: 'closed' });
    await once(socket, 'close');
  });

  it('comes at once when the client vanishes while bytes drip', async () => {
    await start((flight) => flight.onWire('everything', drip({ every: 60_000 })));
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write(await firstFlight());
    await once(socket, 'data');
    socket.resetAndDestroy();
    await server.visit.session.closed;
    expect(server.visit.end).to.include({ by: 'client', how: 'reset' });
  });

  it('is noticed when the client had gone before the engine took over', async () => {
    await start((flight) => flight);
    const bytes = await firstFlight();
    const first = new HelloCollector().push(bytes);
    if (first.kind !== 'client-hello') throw new Error(first.kind);
    for (const how of ['destroyed', 'ended'] as const) {
      const [near, far] = pipe();
      if (how === 'destroyed') near.destroy();
      else far.end();
      near.resume();
      await once(near, how === 'destroyed' ? 'close' : 'end');
      const ends: string[] = [];
      const options = { identities: [await identity()] };
      const session = serveFlight(near, bytes, first.hello, options, { ended: (end) => ends.push(end.by) });
      await session.closed;
      expect(await session.stream).to.equal(null);
      expect(ends).to.deep.equal(['client']);
      far.destroy();
    }
  });

  it('changes nothing when bytes are split, dripped or late', async () => {
    for (const wiring of [split(7), drip({ every: 0, bytes: 50 }), late(1)]) {
      await start((flight) => flight.onWire('everything', wiring));
      expect((await visit(server.port)).accepted).to.equal(true);
      await server.close();
    }
    await start((flight) => flight);
  });

  it('splits into segments that arrive one by one', async () => {
    await start((flight) => flight.onWire('ServerHello', split(30)).upTo('ServerHello', fin()));
    const { received, chunks } = await listen();
    expect(chunks).to.be.at.least(Math.floor(received.length / 30));
  });

  it('sends bytes that are no record', async () => {
    await start((flight) => flight.replace('ServerHello', bytes('SSH-2.0-OpenSSH_9.2\r\n'), fin()));
    expect((await listen()).received.toString()).to.equal('SSH-2.0-OpenSSH_9.2\r\n');
  });

  it('says goodbye by close_notify, unless that step is dropped', async () => {
    await start((flight) => flight);
    expect((await visit(server.port)).accepted).to.equal(true);
    await server.visit.session.closed;
    expect(server.visit.end).to.include({ by: 'server', how: 'close_notify' });
    await server.close();

    await start((flight) => flight.drop('close_notify'));
    expect((await visit(server.port)).text).to.include('Hello');
    await server.visit.session.closed;
    expect(server.visit.alerts.filter(({ direction }) => direction === 'sent')).to.deep.equal([]);
    expect(server.visit.end).to.include({ by: 'server', how: 'fin' });
  });

  it('cuts a response that nobody else has written', async () => {
    const cut = respond('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this');
    await start((flight) => flight.replace('application data', firstRequest(), cut, fin()));
    const { text } = await visit(server.port);
    expect(text).to.match(/only this$/);
    expect(server.visit).to.include({ accepted: true, complete: true });
    expect(server.visit.alerts.filter(({ direction }) => direction === 'sent')).to.deep.equal([]);
  });
});
