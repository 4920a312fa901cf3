import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Listening } from '../scenario/index.js';
import { type ListenAddress, Listener } from './listener.js';

/** The TCP side of an endpoint: a port where somebody listens, or where nobody does, on purpose. */
export interface Doorway {
  readonly port: number;
  /** Changes how the same port listens. */
  become(listening: Listening): Promise<void>;
  dropConnections(): void;
  close(): Promise<void>;
}

type Hold = Pick<Listener, 'port' | 'close'> & Partial<Pick<Listener, 'dropConnections'>>;

/** Opens a port in the way that the scenario asks for. */
export async function openDoorway(
  listening: Listening,
  address: ListenAddress,
  accept: (socket: Socket) => void,
): Promise<Doorway> {
  let now = listening;
  let held = await hold(listening, address, accept);
  const { port } = held;
  return {
    port,
    async become(next) {
      if (next === now) return;
      await held.close();
      held = await hold(next, { ...address, port }, accept);
      now = next;
    },
    dropConnections: () => held.dropConnections?.(),
    close: () => held.close(),
  };
}

function hold(listening: Listening, address: ListenAddress, accept: (socket: Socket) => void): Promise<Hold> {
  switch (listening) {
    case 'normal':
    case 'unresolvable':
      return Listener.open(address, accept);
    case 'ipv4-only-refusing-ipv6':
      return Listener.open({ ...address, host: '127.0.0.1' }, accept);
    case 'ipv4-only-stalling-ipv6':
      return besideFullBacklog(address, accept);
    case 'nobody':
      return nobody(address);
    case 'full-backlog':
      return fullBacklog(address);
  }
}

/**
 * A port where nobody listens. A given one is simply left alone; a free one is kept from other programs by using it as
 * the local end of a connection to ourselves: dialling it is refused, and the system gives it to nobody else.
 */
async function nobody({ port }: ListenAddress): Promise<Hold> {
  if (port !== 0) return { port, close: async () => {} };
  const other = await Listener.open({ host: '127.0.0.1', port: 0 }, () => {});
  const kept = connect({ host: '127.0.0.1', port: other.port });
  await new Promise<void>((resolve, reject) => kept.once('connect', resolve).once('error', reject));
  const { localPort = 0 } = kept;
  kept.on('error', () => {}).unref();
  return {
    port: localPort,
    close: async () => {
      kept.destroy();
      await other.close();
    },
  };
}

/** Listens with a queue of one and never accepts; its thread sleeps, so that nothing empties the queue. */
const sleeper = `
const { parentPort, workerData } = require('node:worker_threads');
const server = require('node:net').createServer();
server.once('error', (error) => parentPort.postMessage({ code: error.code, message: error.message }));
server.listen({ ...workerData, backlog: 1 }, () => {
  parentPort.postMessage({ port: server.address().port });
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
`;

/** A port whose listen queue is full: the kernel drops each further SYN, so connecting takes for ever. */
async function fullBacklog({ port }: ListenAddress, host = '127.0.0.1'): Promise<Hold> {
  const worker = new Worker(sleeper, { eval: true, workerData: { host, port } });
  worker.unref();
  const opened = await new Promise<{ port?: number; code?: string; message?: string }>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  if (opened.port === undefined) {
    await worker.terminate();
    throw Object.assign(new Error(opened.message), { code: opened.code });
  }
  const fillers = Array.from({ length: 3 }, () => connect({ host, port: opened.port as number }));
  for (const each of fillers) each.on('error', () => {}).unref();
  await Promise.all(fillers.slice(0, 2).map((each) => new Promise<void>((resolve) => each.once('connect', resolve))));
  return {
    port: opened.port,
    close: async () => {
      for (const each of fillers) each.destroy();
      await worker.terminate();
    },
  };
}

/** 127.0.0.1 is well; dialling ::1 on the same port takes for ever. */
async function besideFullBacklog(address: ListenAddress, accept: (socket: Socket) => void): Promise<Hold> {
  const well = await Listener.open({ ...address, host: '127.0.0.1' }, accept);
  const stalled = await fullBacklog({ ...address, port: well.port }, '::1').catch(async (error) => {
    await well.close();
    throw error;
  });
  return {
    port: well.port,
    dropConnections: () => well.dropConnections(),
    close: async () => {
      await Promise.all([well.close(), stalled.close()]);
    },
  };
}
