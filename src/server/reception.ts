import type { Socket } from 'node:net';
import type { Connection } from '../observe/index.js';
import { type FirstFlight, HelloCollector } from '../wire/hello-collector.js';

export type Arrival = Exclude<FirstFlight, { kind: 'more' }>;

/** A client that says nothing for so long is let go, except where silence is the fault. */
export const helloTimeLimit = 60_000;

/**
 * Reads from a fresh connection until its ClientHello is whole, over however many segments and records, or until it is
 * plain that none will come. Leaves the socket paused, with everything read in `bytes`.
 */
export function receive(
  socket: Socket,
  connection: Connection,
  arrived: (arrival: Arrival, bytes: Buffer) => void,
): void {
  const collector = new HelloCollector();
  let clientEnded = false;
  const give = (): void => {
    connection.end({ by: 'server', how: 'timeout' });
    socket.destroy();
  };
  const timer = setTimeout(give, helloTimeLimit).unref();
  const leave = (): void => {
    clearTimeout(timer);
    socket.off('data', read).off('end', end).off('close', close).off('error', fail);
  };
  const read = (chunk: Buffer): void => {
    const state = collector.push(chunk);
    if (state.kind === 'more') return;
    leave();
    socket.pause();
    if (state.kind === 'client-hello') {
      connection.clientHello = state.hello;
      connection.reach('client-hello');
    } else {
      connection.spoke = state.looksLike;
    }
    arrived(state, collector.bytes);
  };
  const end = (): void => {
    clientEnded = true;
    socket.destroy();
  };
  const fail = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'ECONNRESET') connection.end({ by: 'client', how: 'reset' });
  };
  const close = (): void => {
    leave();
    connection.end({ by: clientEnded ? 'client' : 'server', how: 'close' });
  };
  socket.on('data', read).once('end', end).once('close', close).on('error', fail);
}
