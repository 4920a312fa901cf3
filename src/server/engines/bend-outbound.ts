import { Duplex } from 'node:stream';
import type { Outbound } from '../../scenario/index.js';
import { resetSocket, type Visit } from '../visit.js';

/**
 * Stands between an honest TLS engine and the socket and bends what leaves: the engine believes that all was sent.
 */
export function bendOutbound({ socket, firstBytes }: Visit, outbound: Outbound): Duplex {
  const pipe = new Duplex({
    allowHalfOpen: true,
    read() {
      socket.resume();
    },
    write(chunk: Buffer, _encoding, done) {
      gate(chunk, done);
    },
    final(done) {
      gate.finish(() => {
        socket.end();
        done();
      });
    },
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  const gate = makeGate(outbound, {
    send: (bytes, done) => (socket.destroyed ? done() : socket.write(bytes, () => done())),
    fin: () => socket.end(),
    reset: () => resetSocket(socket),
  });
  pipe.push(firstBytes);
  socket.on('data', (chunk: Buffer) => {
    if (!pipe.push(chunk)) socket.pause();
  });
  socket.once('end', () => pipe.push(null));
  socket.once('close', () => {
    gate.finish(() => {});
    pipe.destroy();
  });
  return pipe;
}

interface Gate {
  (chunk: Buffer, done: () => void): void;
  /** Runs after everything accepted so far has left, unless nothing more may leave. */
  finish(last: () => void): void;
}

interface Outlet {
  send(bytes: Buffer, done: () => void): void;
  fin(): void;
  reset(): void;
}

function makeGate(outbound: Outbound, outlet: Outlet): Gate {
  switch (outbound.do) {
    case 'segment':
      return segments(outbound.size, outbound.everyMs, outlet);
    case 'delay':
      return delays(outbound.milliseconds, outlet);
    case 'cut':
      return cuts(outbound.at, outbound.then, outlet);
  }
}

function segments(size: number, everyMs: number, { send }: Outlet): Gate {
  let stopped = false;
  const next = (chunk: Buffer, done: () => void): void => {
    if (stopped || chunk.length === 0) return done();
    // Without Nagle's algorithm each write is a segment of its own, so there is no need to wait in between.
    if (everyMs === 0) {
      for (let at = 0; at < chunk.length; at += size) {
        send(chunk.subarray(at, at + size), at + size < chunk.length ? () => {} : done);
      }
      return;
    }
    send(chunk.subarray(0, size), () => {
      const rest = chunk.subarray(size);
      if (rest.length > 0) setTimeout(next, everyMs, rest, done).unref();
      else done();
    });
  };
  return Object.assign((chunk: Buffer, done: () => void) => next(chunk, done), {
    finish(last: () => void) {
      stopped = true;
      last();
    },
  });
}

/** Latency, not bandwidth: writes that follow one another arrive together, each as much later as the first. */
function delays(milliseconds: number, { send }: Outlet): Gate {
  const later = (act: () => void): void => void setTimeout(act, milliseconds).unref();
  return Object.assign(
    (chunk: Buffer, done: () => void) => {
      later(() => send(chunk, () => {}));
      done();
    },
    { finish: later },
  );
}

/** No other record of the first flight is as long as the one that carries the chain. */
const certificateAtLeast = 400;

function cuts(at: 'after-server-hello' | 'inside-certificate', then: 'stall' | 'fin' | 'reset', outlet: Outlet): Gate {
  let cut = false;
  let pending = Buffer.alloc(0);
  const stop = (last: Buffer): void => {
    cut = true;
    outlet.send(last, () => {
      if (then === 'fin') outlet.fin();
      if (then === 'reset') outlet.reset();
    });
  };
  return Object.assign(
    (chunk: Buffer, done: () => void) => {
      done();
      if (cut) return;
      pending = Buffer.concat([pending, chunk]);
      while (!cut && pending.length >= 5) {
        const end = 5 + pending.readUInt16BE(3);
        if (pending.length < end) break;
        const record = pending.subarray(0, end);
        pending = pending.subarray(end);
        if (at === 'inside-certificate' && record.length >= certificateAtLeast)
          stop(record.subarray(0, record.length >> 1));
        else if (at === 'after-server-hello') stop(record);
        else outlet.send(record, () => {});
      }
    },
    { finish: (last: () => void) => (cut ? undefined : last()) },
  );
}
