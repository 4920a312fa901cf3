import { createHook } from 'node:async_hooks';

/** Counts the timers that are started and not yet over, those that would not keep the process alive included. */
export class RunningTimers {
  readonly #running = new Set<number>();
  readonly #hook = createHook({
    init: (id, type) => {
      if (type === 'Timeout') this.#running.add(id);
    },
    destroy: (id) => {
      this.#running.delete(id);
    },
  });

  /** Counts from the next turn of the event loop on: mocha starts a timer of its own with each test. */
  static async start(): Promise<RunningTimers> {
    const timers = new RunningTimers();
    await new Promise((resolve) => setImmediate(resolve));
    timers.#hook.enable();
    return timers;
  }

  /** How many are left. What was cleared is reported only in a later turn of the event loop. */
  async left(): Promise<number> {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    this.#hook.disable();
    return this.#running.size;
  }
}
