import { type Making, type Scenario, twinOf } from '../../src/scenario/index.js';

/** A twin that several scenarios share, because without their faults they are the same server. */
export interface SharedTwin {
  /** The scenario whose endpoint opens it. */
  readonly of: string;
  readonly scenarios: readonly string[];
}

/** The twins of these scenarios, each only once: same dialling, same making. */
export function distinctTwins(scenarios: readonly Scenario[]): SharedTwin[] {
  const numbered = new Map<unknown, number>();
  // Two functions are the same only if they are one: their text does not tell what they close over.
  const number = (value: unknown): number => {
    if (!numbered.has(value)) numbered.set(value, numbered.size);
    return numbered.get(value) as number;
  };
  const told = ({ dial, making }: { dial: Scenario['dial']; making: Making }): string =>
    JSON.stringify({ dial, making }, (_key, value) => (typeof value === 'function' ? number(value) : value));
  const groups = new Map<string, string[]>();
  for (const scenario of scenarios) {
    const key = told(twinOf(scenario));
    groups.set(key, [...(groups.get(key) ?? []), scenario.name]);
  }
  return [...groups.values()].map((names) => ({ of: names[0] as string, scenarios: names }));
}
