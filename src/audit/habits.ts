import { lessonOf } from '../causes/index.js';
import type { Verdict } from '../judge/index.js';
import { type Connection, versionName } from '../observe/index.js';
import type { Scenario } from '../scenario/index.js';

/** What a client does after a failure that makes things worse. */
export interface Habit {
  readonly habit: 'retries' | 'falls-back' | 'repeats-in-clear';
  /** In one sentence. */
  readonly says: string;
}

/** The habits that one attempt shows: they need more than one connection. */
export function habitsOf(scenario: Scenario, { connections }: Pick<Verdict, 'connections'>): Habit[] {
  const habits = [retry(scenario, connections), fallback(connections), cleartext(scenario, connections)];
  return habits.filter((each) => each !== null);
}

/** The same certificate is no better a second later; only a failure that passes by itself is worth another try. */
function retry(scenario: Scenario, connections: readonly Connection[]): Habit | null {
  const { cause, expect, making, needs, failsAt } = scenario;
  const visits = connections.filter((each) => each.clientHello !== null);
  const hadRefused = visits.slice(0, -1).some((each) => each.applicationBytes === 0);
  if (!hadRefused || expect.outcome !== 'reject' || failsAt !== 'handshake') return null;
  if (making.turns || needs.includes('second-connection')) return null;
  if (cause === null || lessonOf(cause).retry.helps !== 'no') return null;
  return {
    habit: 'retries',
    says: `It connected ${visits.length} times, although the cause "${cause}" stays the same.`,
  };
}

/** A version that is lower than before, because the higher one failed: whoever can make it fail chooses the version. */
function fallback(connections: readonly Connection[]): Habit | null {
  let best = 0;
  for (const { clientHello } of connections) {
    if (!clientHello) continue;
    const highest = Math.max(...clientHello.versions.filter(isRealVersion));
    if (highest < best) {
      const [from, to] = [versionName(best), versionName(highest)];
      return {
        habit: 'falls-back',
        says: `After a failure it offered at most ${to}, where it had offered ${from} before.`,
      };
    }
    best = Math.max(best, highest);
  }
  return null;
}

/** Among the versions of a ClientHello there are made-up ones (RFC 8701 §2). */
const isRealVersion = (version: number): boolean => version >= 0x0300 && version <= 0x0304;

function cleartext({ dial }: Scenario, connections: readonly Connection[]): Habit | null {
  const plain = connections.findIndex((each) => each.spoke === 'http');
  if (dial.scheme !== 'https' || plain < 1) return null;
  return {
    habit: 'repeats-in-clear',
    says: 'After a failure it sent its request again as plain HTTP, to the same port.',
  };
}
