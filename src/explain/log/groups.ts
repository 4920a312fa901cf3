import type { Cause } from '../../causes/causes.js';
import type { LineTime } from './times.js';
import { Spread, type Trend } from './trend.js';

/** One TLS error of a log. */
export interface LogEvent {
  readonly cause: Cause;
  readonly client: string | null;
  readonly peer: string | null;
  readonly time: LineTime | null;
  /** The number of its line, from 1. */
  readonly line: number;
  readonly text: string;
}

/** TLS errors with one cause, printed by one client about one peer. */
export interface LogGroup {
  readonly cause: Cause;
  readonly client: string | null;
  readonly peer: string | null;
  readonly count: number;
  /** The earliest and the latest time, ISO 8601; null where the lines carry none. */
  readonly first: string | null;
  readonly last: string | null;
  readonly trend: Trend;
  /** The first line of the group. */
  readonly example: string;
}

interface Tally {
  readonly event: LogEvent;
  count: number;
  first: LineTime | null;
  last: LineTime | null;
  readonly spread: Spread;
}

const mostGroups = 1000;
const others = '(others)';
const longestExample = 500;

/** Groups errors as they come; beyond a thousand groups, further peers are counted together. */
export class Groups {
  readonly #tallies = new Map<string, Tally>();
  #matched = 0;

  get matched(): number {
    return this.#matched;
  }

  add(event: LogEvent): void {
    this.#matched++;
    const tally = this.#tallyFor(event);
    tally.count++;
    tally.spread.add(event.line);
    const { time } = event;
    if (time && (!tally.first || time.milliseconds < tally.first.milliseconds)) tally.first = time;
    if (time && (!tally.last || time.milliseconds >= tally.last.milliseconds)) tally.last = time;
  }

  /** The groups so far, the largest first. */
  list(lines: number): readonly LogGroup[] {
    return [...this.#tallies.values()]
      .map(({ event: { cause, client, peer, text }, count, first, last, spread }) => ({
        cause,
        client,
        peer,
        count,
        first: first?.iso ?? null,
        last: last?.iso ?? null,
        trend: spread.trend(lines),
        example: text.length > longestExample ? `${text.slice(0, longestExample - 1)}…` : text,
      }))
      .sort((a, b) => b.count - a.count);
  }

  #tallyFor(event: LogEvent): Tally {
    const key = keyOf(event);
    const known = this.#tallies.get(key);
    if (known) return known;
    if (this.#tallies.size >= mostGroups && event.peer !== others) return this.#tallyFor({ ...event, peer: others });
    const tally: Tally = { event, count: 0, first: null, last: null, spread: new Spread() };
    this.#tallies.set(key, tally);
    return tally;
  }
}

const keyOf = ({ cause, client, peer }: LogEvent) => `${cause}\n${client}\n${peer}`;
