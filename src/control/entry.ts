import type { Cause } from '../causes/causes.js';
import type { Dial, Engine, Expectation, FailsAt, Family, Need, Scenario } from '../scenario/index.js';

/** A scenario as data: a line of `faultls list --json`. */
export interface ScenarioEntry {
  readonly schema: 1;
  readonly name: string;
  /** Permanent; its port is the base port plus this. Null for a user's own scenarios. */
  readonly number: number | null;
  readonly family: Family;
  readonly cause: Cause | null;
  /** What is wrong, in one sentence. */
  readonly says: string;
  readonly expect: Expectation;
  readonly needs: readonly Need[];
  readonly failsAt: FailsAt;
  readonly dial: Dial;
  /** False where connecting cannot show the fault. */
  readonly diagnosable: boolean;
  readonly engine: Engine;
  readonly aliases: readonly string[];
}

/** What is said about a scenario, without what makes it. */
export function entryOf(scenario: Scenario): ScenarioEntry {
  const { name, number, family, cause, says, expect, needs, failsAt, dial, diagnosable, engine, aliases } = scenario;
  return { schema: 1, name, number, family, cause, says, expect, needs, failsAt, dial, diagnosable, engine, aliases };
}

const does: Readonly<Record<Expectation['outcome'], (level: string) => string>> = {
  reject: (level) => `${level} refuse`,
  accept: (level) => `${level} accept`,
  'times-out': (level) => `${level} give up`,
  depends: () => 'own policy',
};

/** What a correct client does, in two words: `must refuse`. */
export const expected = ({ expect }: Pick<ScenarioEntry, 'expect'>): string => does[expect.outcome](expect.level);
