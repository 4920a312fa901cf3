import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import {
  type ClientHello,
  HelloCollector,
  type Negotiated,
  type SeenAlert,
  type SeenEnd,
  type SeenMessage,
  serveFlight,
  type WireObserver,
  type WireOptions,
  type WireSession,
} from '../../../src/wire/index.js';

/** What one connection looked like from the server's side. */
export interface Visit {
  readonly hello: ClientHello;
  readonly session: WireSession;
  readonly messages: SeenMessage[];
  readonly alerts: SeenAlert[];
  readonly keyLog: string[];
  readonly negotiated: Negotiated[];
  readonly troubles: string[];
  clientChain: readonly Buffer[] | null;
  complete: boolean;
  /** Application data of the client was decrypted: the client has accepted the server. */
  accepted: boolean;
  end: SeenEnd | null;
}

/** A server on an ephemeral port of 127.0.0.1 that answers every request with the same sentence. */
export interface WireServer {
  readonly port: number;
  readonly visits: Visit[];
  /** The only visit there was. */
  readonly visit: Visit;
  /** Connections that are still open. */
  readonly open: number;
  close(): Promise<void>;
}

export const body = 'Hello from the wire engine.\n';

export async function startServer(options: WireOptions, respond?: http.RequestListener): Promise<WireServer> {
  const web = http.createServer(respond ?? ((_request, response) => response.end(body)));
  const visits: Visit[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    socket.on('error', () => {});
    const collector = new HelloCollector();
    const collect = (chunk: Buffer) => {
      const first = collector.push(chunk);
      if (first.kind === 'more') return;
      socket.removeListener('data', collect);
      if (first.kind !== 'client-hello') {
        socket.destroy();
        return;
      }
      const visit = record(first.hello);
      visits.push(visit);
      const session = serveFlight(socket, collector.bytes, first.hello, options, observer(visit));
      Object.assign(visit, { session });
      void session.stream.then((stream) => stream && web.emit('connection', stream));
    };
    socket.on('data', collect);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    visits,
    get visit(): Visit {
      const [only, ...others] = visits;
      if (!only || others.length > 0) throw new Error(`expected one visit, there were ${visits.length}`);
      return only;
    },
    get open() {
      return sockets.size;
    },
    async close() {
      for (const { session } of visits) session.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const record = (hello: ClientHello): Visit => ({
  hello,
  session: undefined as unknown as WireSession,
  messages: [],
  alerts: [],
  keyLog: [],
  negotiated: [],
  troubles: [],
  clientChain: null,
  complete: false,
  accepted: false,
  end: null,
});

const observer = (visit: Visit): WireObserver => ({
  message: (message) => visit.messages.push(message),
  alert: (alert) => visit.alerts.push(alert),
  keyLog: (line) => visit.keyLog.push(line),
  negotiated: (negotiated) => visit.negotiated.push(negotiated),
  trouble: (reason) => visit.troubles.push(reason),
  clientCertificate: (chain) => {
    visit.clientChain = chain;
  },
  complete: () => {
    visit.complete = true;
  },
  firstApplicationData: () => {
    visit.accepted = true;
  },
  ended: (end) => {
    visit.end = end;
  },
});
