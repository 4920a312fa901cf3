import { alertCode } from './alerts.js';
import type { ClientHello } from './client-hello.js';
import { Connection } from './connection.js';
import { Context } from './context.js';
import type { Layers } from './edits/edit.js';
import type { WireObserver } from './observer.js';
import type { WireOptions } from './options.js';
import { Planner } from './plan.js';
import { Malformed } from './reader.js';
import { Departure, Refusal } from './refusal.js';
import { runSteps } from './run-steps.js';
import type { SecureStream } from './secure-stream.js';
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

class Session implements WireSession {
  readonly stream: Promise<SecureStream | null>;
  readonly closed: Promise<void>;
  readonly #connection: Connection;
  #context: Context | null = null;
  #flight: { layersOf(step: string): Layers | undefined } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #gotStream: (stream: SecureStream | null) => void = () => {};
  #gotClosed: () => void = () => {};

  constructor(
    socket: WireSocket,
    private readonly planner: Planner,
    observer: WireObserver,
  ) {
    this.stream = new Promise((resolve) => {
      this.#gotStream = resolve;
    });
    this.closed = new Promise((resolve) => {
      this.#gotClosed = resolve;
    });
    this.#connection = new Connection(
      socket,
      observer,
      (step) => this.#flight?.layersOf(step),
      () => this.#freed(),
    );
  }

  begin(firstBytes: Buffer, hello: ClientHello): void {
    this.#connection.replay(firstBytes);
    this.#connection.reporter.tell('hello', hello);
    this.#limit(this.planner.settings.timeLimit);
    void this.#run(hello);
  }

  close(): void {
    this.#connection.destroy();
  }

  async #run(hello: ClientHello): Promise<void> {
    try {
      await this.#serve(hello);
    } catch (error) {
      this.#giveUp(error);
    }
    try {
      await this.#leave();
    } catch {
      // Nobody is left who could be told.
    }
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
    this.#context = new Context(this.#connection, settings, version, hello, this.#gotStream);
    this.#context.resumed = session;
    outbox.context = this.#context;
    await runSteps(flight, this.#context);
  }

  /** Says why, if there is anything to say, and to whom. */
  #giveUp(error: unknown): void {
    if (error instanceof Departure) return;
    const { outbox, reporter } = this.#connection;
    const alert =
      error instanceof Refusal ? error.alert : error instanceof Malformed ? 'decode_error' : 'internal_error';
    reporter.tell('trouble', error instanceof Error ? error.message : String(error));
    if (!outbox.ended && this.#connection.socket.writable) outbox.alert('refusal', alertCode(alert), 2);
  }

  /** Closes the server's side unless the script has seen to that, and waits for the client to go. */
  async #leave(): Promise<void> {
    const { outbox } = this.#connection;
    this.#gotStream(null);
    const stays = outbox.ended;
    outbox.gesture('fin');
    await outbox.flush();
    if (!stays) this.#limit(this.planner.settings.lingerLimit);
    await (this.#context?.reading ?? this.#connection.watch());
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#connection.closed)
      this.#timer = setTimeout(() => this.#connection.destroy('time limit'), milliseconds).unref();
  }

  #freed(): void {
    clearTimeout(this.#timer);
    this.#gotStream(null);
    this.#context?.stream?.destroy();
    this.#gotClosed();
  }
}
