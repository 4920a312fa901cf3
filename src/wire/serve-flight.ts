import { alertCode } from './alerts.js';
import type { ClientHello } from './client-hello.js';
import { Connection, type ConnectionOwner } from './connection.js';
import { Context } from './context.js';
import type { Layers } from './edits/edit.js';
import type { WireObserver } from './observer.js';
import type { WireOptions } from './options.js';
import { Planner } from './plan.js';
import { Malformed } from './reader.js';
import { Departure, Refusal } from './refusal.js';
import { runSteps } from './run-steps.js';
import type { SecureStream } from './secure-stream.js';
import { Settled } from './settled.js';
import { SSLv3, TLSv12, TLSv13 } from './tables/versions.js';
import type { WireSocket } from './wire-socket.js';

/** A connection that the engine is serving. */
export interface WireSession {
  /** Application data, once the handshake is complete; null when it never will be. */
  readonly stream: Promise<SecureStream | null>;
  /** Settles when the connection is gone and everything is freed. */
  readonly closed: Promise<void>;
  /** Ends the connection at once, whatever it is doing. May be called again. */
  close(): void;
}

/**
 * Takes over a connection whose ClientHello has been read, and goes through the flight with it. Nothing that a client
 * does makes this throw.
 *
 * @param socket the connection; no one else may read from it any more
 * @param firstBytes everything that was read from it, from the first byte on
 * @param hello the ClientHello among these bytes
 */
export function serveFlight(
  socket: WireSocket,
  firstBytes: Buffer,
  hello: ClientHello,
  options: WireOptions,
  observer: WireObserver = {},
): WireSession {
  const session = new Session(socket, Planner.for(options), observer);
  session.begin(firstBytes, hello);
  return session;
}

/** Says at once whether the options can be served: the edit of the handshake must fit the versions. @throws FaultlsError */
export function checkWireOptions(options: WireOptions): void {
  Planner.for(options).check();
}

class Session implements WireSession, ConnectionOwner {
  readonly #stream = new Settled<SecureStream | null>();
  readonly #closed = new Settled<void>();
  readonly #connection: Connection;
  /** The handshake while it goes on. A connection that only waits for its end holds on to nothing. */
  #context: Context | null = null;
  #flight: { layersOf(step: string): Layers | undefined } | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    socket: WireSocket,
    private readonly planner: Planner,
    observer: WireObserver,
  ) {
    this.#connection = new Connection(socket, observer, this);
  }

  get stream(): Promise<SecureStream | null> {
    return this.#stream.promise;
  }

  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  begin(firstBytes: Buffer, hello: ClientHello): void {
    this.#connection.replay(firstBytes);
    this.#connection.reporter.tell('hello', hello);
    this.#limit(this.planner.settings.timeLimit);
    this.#serve(hello).then(
      () => this.#leave(),
      (error: unknown) => {
        this.#giveUp(error);
        this.#leave();
      },
    );
  }

  close(): void {
    this.#connection.destroy();
  }

  async #serve(hello: ClientHello): Promise<void> {
    const { settings } = this.planner;
    const { inbox, outbox } = this.#connection;
    outbox.recordVersion = Math.min(hello.legacyVersion, TLSv12);
    const { version, flight, session } = this.planner.plan(hello);
    this.#flight = flight;
    outbox.recordVersion = Math.max(SSLv3, Math.min(version, TLSv12));
    inbox.isTls13 = version === TLSv13;
    const context = new Context(this.#connection, settings, version, hello, (stream) => this.#handOver(stream));
    context.resumed = session;
    this.#context = context;
    outbox.context = context;
    await runSteps(flight, context);
  }

  /** From here on the connection may live as long as whoever takes the stream wants it to. */
  #handOver(stream: SecureStream): void {
    clearTimeout(this.#timer);
    this.#stream.settle(stream);
  }

  /** Says why, if there is anything to say, and to whom. */
  #giveUp(error: unknown): void {
    if (error instanceof Departure) return;
    const { outbox, reporter } = this.#connection;
    const alert =
      error instanceof Refusal ? error.alert : error instanceof Malformed ? 'decode_error' : 'internal_error';
    reporter.tell('trouble', error instanceof Error ? error.message : String(error));
    if (!outbox.ending && this.#connection.socket.writable) outbox.alert('refusal', alertCode(alert), 2);
  }

  /** Closes the server's side, unless the script has seen to that, when all is sent. */
  #leave(): void {
    const { outbox } = this.#connection;
    this.#stream.settle(null);
    outbox.gesture('fin');
    const sending = outbox.flush();
    if (sending) sending.then(() => this.#await());
    else this.#await();
  }

  /** Waits for the client to go: not for long, unless the script has fallen silent. */
  #await(): void {
    const { lingerLimit, timeLimit } = this.planner.settings;
    this.#limit(this.#connection.outbox.ending === 'stall' ? timeLimit : lingerLimit);
    const reading = this.#context?.reading;
    if (!this.#context?.stream) this.#context = null;
    this.#flight = null;
    this.#connection.outbox.context = null;
    if (reading) reading.then(() => this.#connection.destroy());
    else this.#connection.watch();
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#connection.closed) return;
    this.#timer = setTimeout(() => this.#connection.destroy('time limit'), milliseconds).unref();
  }

  layersOf(step: string): Layers | undefined {
    return this.#flight?.layersOf(step);
  }

  freed(): void {
    clearTimeout(this.#timer);
    this.#stream.settle(null);
    this.#context?.stream?.destroy();
    this.#closed.settle();
  }
}
