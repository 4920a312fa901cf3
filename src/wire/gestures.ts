import type { Gesture } from './edits/edit.js';
import type { WireSocket } from './wire-socket.js';

/**
 * Carries out gestures on a socket, in order. Everything that can be written at once is one write; after an ending
 * nothing more goes out.
 */
export class GestureQueue {
  #queue: Gesture[] = [];
  #running: Promise<void> | null = null;
  #waits: Set<() => void> | null = null;
  #closed = false;
  #ending: Ending | null = null;

  constructor(
    private readonly socket: WireSocket,
    private readonly owner: { endedByServer(ending: Ending): void },
  ) {}

  /** The ending that the queue has been given, carried out or not. */
  get ending(): Ending | null {
    return this.#ending;
  }

  add(gesture: Gesture): void {
    if (this.#ending || this.#closed) return;
    if (typeof gesture === 'string') this.#ending = gesture;
    this.#queue.push(gesture);
  }

  /** Sends what is queued; undefined when that needed no waiting. */
  flush(): Promise<void> | undefined {
    if (this.#running) return this.#running.then(() => this.flush());
    if (this.#queue.length === 0) return undefined;
    if (this.#queue.every((each) => Buffer.isBuffer(each)) && !this.socket.writableNeedDrain) {
      this.#write(this.#queue.splice(0) as Buffer[]);
      return undefined;
    }
    this.#running = this.#carryOut().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Waits until the socket takes more, if it has had enough; undefined when it has not. */
  drained(): Promise<void> | undefined {
    return this.socket.writableNeedDrain ? this.#drained() : undefined;
  }

  /** Nothing can be sent any more: whoever waits goes on. */
  close(): void {
    this.#closed = true;
    this.#queue = [];
    for (const done of this.#waits ?? []) done();
  }

  async #carryOut(): Promise<void> {
    for (let gesture = this.#queue.shift(); gesture !== undefined && !this.#closed; gesture = this.#queue.shift()) {
      if (Buffer.isBuffer(gesture)) {
        this.#write([gesture]);
        if (this.socket.writableNeedDrain) await this.#drained();
      } else if (typeof gesture === 'string') this.#end(gesture);
      else await this.#pause(gesture.pause);
    }
  }

  #write(parts: Buffer[]): void {
    if (this.socket.writable) this.socket.write(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts));
  }

  #end(ending: Ending): void {
    this.owner.endedByServer(ending);
    if (ending === 'fin') this.socket.end();
    if (ending === 'reset') (this.socket.resetAndDestroy ?? this.socket.destroy).call(this.socket);
  }

  #drained(): Promise<void> {
    return this.#until((done) => {
      this.socket.once('drain', done);
      return () => this.socket.removeListener('drain', done);
    });
  }

  #pause(milliseconds: number): Promise<void> {
    return this.#until((done) => {
      const timer = setTimeout(done, milliseconds);
      return () => clearTimeout(timer);
    });
  }

  /** Waits for something, or for the connection to close. */
  #until(begin: (done: () => void) => () => void): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#waits?.delete(done);
        stop();
        resolve();
      };
      const stop = begin(done);
      this.#waits ??= new Set();
      this.#waits.add(done);
    });
  }
}

/** The gestures after which nothing more is sent. */
export type Ending = Extract<Gesture, string>;
