import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Http2Server, Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from 'node:http2';
import type { Duplex } from 'node:stream';
import { healthyDocument, healthyPage } from './healthy-document.js';
import type { StagePlan } from './stage-plan.js';
import type { Visit } from './visit.js';

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/** Who is being answered, and what the scenario says about it. */
export interface Guest {
  readonly visit: Visit;
  readonly plan: StagePlan;
}

/** The HTTP that stands behind every healthy handshake: Node's own, for HTTP/1.1 and h2, never listening itself. */
export class HttpAnswering {
  readonly #streams = new WeakMap<object, Guest>();
  readonly #sessions = new WeakMap<ServerHttp2Session, Guest>();
  #http1: Server | null = null;
  #http2: Promise<Http2Server> | null = null;
  /** Whose session the HTTP/2 server is just making: it does so while it is told of the connection. */
  #entering: Guest | null = null;

  /** Speaks what ALPN chose on a stream of decrypted bytes. */
  serve(stream: Duplex, alpn: string | null, guest: Guest): void {
    if (alpn === 'h2') {
      this.#http2 ??= this.#openHttp2();
      this.#http2.then((server) => {
        this.#entering = guest;
        server.emit('connection', stream);
        this.#entering = null;
      });
      return;
    }
    this.#streams.set(stream, guest);
    this.#http1 ??= this.#openHttp1();
    this.#http1.emit('connection', stream);
  }

  close(): void {
    this.#http1?.close();
    this.#http2?.then((server) => server.close());
  }

  #openHttp1(): Server {
    const server = createServer({ keepAliveTimeout: 60_000 });
    server.on('clientError', (_error, stream) => stream.destroy());
    server.on('request', (request, response) => this.#answer(request, response, this.#streams.get(request.socket)));
    return server;
  }

  async #openHttp2(): Promise<Http2Server> {
    const { createServer: createHttp2 } = await import('node:http2');
    const server = createHttp2();
    server.on('session', (session) => {
      session.on('error', () => {});
      if (!this.#entering) return;
      this.#sessions.set(session, this.#entering);
      this.#entering.plan.making.http2?.session?.(session);
    });
    server.on('request', (request, response) => {
      const session = request.stream.session as ServerHttp2Session | undefined; // This is the server's side.
      const guest = session && this.#sessions.get(session);
      request.stream.on('error', () => {});
      if (guest?.plan.making.http2?.stream && session) guest.plan.making.http2.stream(request.stream, session);
      else this.#answer(request, response, guest);
    });
    return server;
  }

  #answer(request: Request, response: Response, guest: Guest | undefined): void {
    if (!guest) return void response.end();
    const { plan, visit } = guest;
    const { connection } = visit;
    connection.reach('request');
    connection.request ??= { method: request.method ?? 'GET', path: request.url ?? '/' };
    connection.applicationBytes ||= 1;
    request.resume();
    response.once('finish', () => connection.reach('response'));
    const page = request.headers.accept?.includes('text/html') ?? false;
    const body = page ? healthyPage(plan.scenario, connection) : healthyDocument(plan.scenario, connection);
    response.statusCode = 200;
    response.setHeader('content-type', page ? 'text/html; charset=utf-8' : 'application/json');
    response.setHeader('content-length', Buffer.byteLength(body));
    // Both kinds of response end with a string; their overloads just do not know of each other.
    (response as ServerResponse).end(request.method === 'HEAD' ? undefined : body);
  }
}
