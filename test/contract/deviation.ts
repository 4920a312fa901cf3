import type { Verdict, VerdictName } from '../../src/judge/index.js';
import type { Scenario } from '../../src/scenario/index.js';
import type { RealClient } from './clients/index.js';

/** A client that does not keep the contract, and why. */
export interface Deviation {
  readonly clients: readonly string[];
  /** Names of scenarios; `twin of …` where the deviation is about the server without the fault. */
  readonly scenarios: readonly string[];
  /** The verdict that it gets. */
  readonly verdict: Shortfall;
  readonly because: string;
  /** The versions that do so, where not all do. */
  readonly versions?: (version: string) => boolean;
}

/** A verdict that breaks the contract. */
export type Shortfall = Exclude<VerdictName, 'passed' | 'passed-other-alert' | 'skipped'>;

/** The deviation that says what this client does here, or undefined where it should keep the contract. */
export const deviationOf = (
  deviations: readonly Deviation[],
  client: RealClient,
  version: string,
  scenario: string,
): Deviation | undefined =>
  deviations.find(
    (each) =>
      each.clients.includes(client.name) && each.scenarios.includes(scenario) && (each.versions?.(version) ?? true),
  );

/**
 * How a verdict falls short of what binds the client, or null. Only `must` binds; what should or may be done is done or
 * not, but whoever refuses must do so for the right reason.
 */
export function shortfall(verdict: Verdict, scenario: Scenario, client: RealClient): Shortfall | null {
  switch (verdict.verdict) {
    case 'passed':
    case 'passed-other-alert':
    case 'skipped':
      return null;
    case 'hung':
      return scenario.expect.outcome === 'times-out' && !client.limitsTime ? null : 'hung';
    case 'wrongly-accepted':
    case 'wrongly-rejected':
      return scenario.expect.level === 'must' ? verdict.verdict : null;
    default:
      return verdict.verdict;
  }
}
