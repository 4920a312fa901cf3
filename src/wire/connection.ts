import type { Layers } from './edits/edit.js';
import { type Ending, GestureQueue } from './gestures.js';
import { Inbox, type Incoming } from './inbox.js';
import type { SeenEnd, WireObserver } from './observer.js';
import { Outbox } from './outbox.js';
import { Departure } from './refusal.js';
import { Reporter } from './reporter.js';
import type { WireSocket } from './wire-socket.js';

/** Who a connection belongs to. */
export interface ConnectionOwner {
  /** What the flight does to what a step sends. */
  layersOf(step: string): Layers | undefined;
  /** The connection is gone. */
  freed(): void;
}

/** More unread bytes than this, and the socket waits. */
const highWater = 128 * 1024;

/**
 * One client on one socket: bytes come in, messages come out, and the other way round. It knows when the connection has
 * ended and who ended it, and nothing of handshakes.
 */
export class Connection {
  readonly inbox = new Inbox();
  readonly outbox: Outbox;
  readonly reporter: Reporter;

  readonly #queue: GestureQueue;
  #wake: (() => void) | null = null;
  /** How the client went, once it has; there may still be bytes of it to read. */
  #over: 'fin' | 'reset' | 'closed' | null = null;
  #closed = false;
  /** True when nobody asks for messages any more. */
  #watching = false;

  constructor(
    readonly socket: WireSocket,
    observer: WireObserver,
    private readonly owner: ConnectionOwner,
  ) {
    this.reporter = new Reporter(observer);
    this.#queue = new GestureQueue(socket, this);
    this.outbox = new Outbox(this.#queue, this.reporter, owner);
    socket.on('data', this.#data);
    socket.on('end', this.#end);
    socket.on('error', this.#error);
    socket.on('close', this.#close);
    socket.setNoDelay?.(true);
    // A client may have gone before anybody listened.
    if (socket.destroyed) queueMicrotask(this.#close);
    else if (socket.readableEnded) queueMicrotask(this.#end);
  }

  /** Bytes that were read before the engine took over. */
  replay(bytes: Buffer): void {
    this.inbox.push(bytes);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The next thing the client sends; what is queued goes out first. @throws Departure when nothing will come any more */
  async next(): Promise<Incoming> {
    for (;;) {
      const sending = this.outbox.flush();
      if (sending) await sending;
      const incoming = this.inbox.take();
      if (this.socket.isPaused() && this.inbox.waiting < highWater) this.socket.resume();
      if (incoming) return this.#seen(incoming);
      if (this.#over !== null) throw this.#departure(this.#over);
      await this.#more();
    }
  }

  /** From now on only looks at what comes, until the client has left; then everything is freed. */
  watch(): void {
    this.#watching = true;
    this.#look();
  }

  /** Sees alerts and data go by. What cannot be read any more is passed over. */
  #look(): void {
    try {
      for (let incoming = this.inbox.take(); incoming; incoming = this.inbox.take()) {
        this.#seen(incoming);
        if (incoming.kind === 'data') this.reporter.tellOnce('firstApplicationData', this.reporter.at);
      }
    } catch {
      this.inbox.clear();
    }
    if (this.socket.isPaused()) this.socket.resume();
    if (this.#over === null) return;
    this.#departure(this.#over);
    this.destroy();
  }

  /** Ends everything at once. `how` is reported unless the connection had already come to an end. */
  destroy(how: SeenEnd['how'] = 'closed'): void {
    if (this.#closed) return;
    this.reporter.ended('server', how);
    this.socket.destroy();
    this.#close();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #rouse(): void {
    if (this.#watching) this.#look();
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }

  /** Told only now: what the client had said before it went is seen first. */
  #departure(how: 'fin' | 'reset' | 'closed'): Departure {
    this.reporter.ended('client', how);
    return new Departure(`the client has gone (${how})`);
  }

  readonly #data = (chunk: Buffer): void => {
    this.inbox.push(chunk);
    if (this.inbox.waiting >= highWater) this.socket.pause();
    this.#rouse();
  };

  readonly #end = (): void => {
    this.#over ??= 'fin';
    this.#rouse();
  };

  readonly #error = (): void => {
    // ECONNRESET, or EPIPE when the reset came while we wrote: either way the client went without a word.
    this.#over ??= 'reset';
    this.#rouse();
  };

  readonly #close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    this.#over ??= 'closed';
    this.#queue.close();
    this.#rouse();
    // The flight reads what is left before it notices.
    setImmediate(() => {
      this.#departure(this.#over ?? 'closed');
      this.owner.freed();
    });
  };

  /** The gestures tell when an ending is carried out. */
  endedByServer(ending: Ending): void {
    if (ending === 'fin') this.reporter.ended('server', 'fin');
    if (ending === 'reset') this.reporter.ended('server', 'reset');
  }

  #seen(incoming: Incoming): Incoming {
    if (incoming.kind !== 'alert') return incoming;
    const { level, code, encrypted } = incoming;
    this.reporter.alert({ direction: 'received', level, code, encrypted });
    return incoming;
  }
}
