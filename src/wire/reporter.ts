import { alertName } from './alerts.js';
import type { SeenAlert, SeenEnd, SeenMessage, WireObserver } from './observer.js';

type Events = Required<WireObserver>;

/** Tells an observer what happens, with the time since the engine took over. An observer cannot break a connection. */
export class Reporter {
  readonly #start = performance.now();
  /** What has been told once and is not told again. Most connections that stall have none. */
  #said: Set<keyof WireObserver> | null = null;

  constructor(private readonly observer: WireObserver) {}

  /** Milliseconds so far, to the microsecond. */
  get at(): number {
    return Math.round((performance.now() - this.#start) * 1000) / 1000;
  }

  tell<E extends keyof Events>(event: E, ...what: Parameters<Events[E]>): void {
    try {
      (this.observer[event] as ((...args: unknown[]) => void) | undefined)?.apply(this.observer, what);
    } catch {
      // The observer's own fault; the client under test must not feel it.
    }
  }

  /** For what happens once in a connection. */
  tellOnce<E extends keyof Events>(event: E, ...what: Parameters<Events[E]>): void {
    this.#said ??= new Set();
    if (this.#said.has(event)) return;
    this.#said.add(event);
    this.tell(event, ...what);
  }

  message(message: Omit<SeenMessage, 'at'>): void {
    if (this.observer.message) this.tell('message', { ...message, at: this.at });
  }

  alert(alert: Pick<SeenAlert, 'direction' | 'encrypted' | 'code'> & { readonly level: number }): void {
    const level = alert.level === 1 ? 'warning' : 'fatal';
    this.tell('alert', { ...alert, level, name: alertName(alert.code), at: this.at });
    const by = alert.direction === 'sent' ? 'server' : 'client';
    if (alert.code === 0) this.ended(by, 'close_notify');
    else if (level === 'fatal') this.ended(by, 'alert');
  }

  /** The first sign of the end is the one that counts. */
  ended(by: SeenEnd['by'], how: SeenEnd['how']): void {
    this.tellOnce('ended', { by, how, at: this.at });
  }
}
