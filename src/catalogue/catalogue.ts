import { distance } from 'fastest-levenshtein';
import * as scenarios from '../../scenarios/index.js';
import { FaultlsError } from '../errors.js';
import { combineScenarios, type Family, type Scenario, sequenceOf, type Turns } from '../scenario/index.js';

/** Scenarios by name, number and alias. */
export class Catalogue {
  readonly #byName = new Map<string, Scenario>();
  readonly #byAlias = new Map<string, Scenario>();
  readonly #byNumber = new Map<number, Scenario>();

  constructor(scenarios: Iterable<Scenario>) {
    for (const scenario of scenarios) this.add(scenario);
  }

  /** @throws FaultlsError `ERR_SCENARIO_CONFLICT` when a name, number or alias is taken. */
  add(scenario: Scenario): void {
    for (const name of [scenario.name, ...scenario.aliases]) {
      const holder = this.#byName.get(name) ?? this.#byAlias.get(name);
      if (holder) throw taken(`the name "${name}"`, scenario, holder);
    }
    if (scenario.number !== null) {
      const holder = this.#byNumber.get(scenario.number);
      if (holder) throw taken(`the number ${scenario.number}`, scenario, holder);
      this.#byNumber.set(scenario.number, scenario);
    }
    this.#byName.set(scenario.name, scenario);
    for (const alias of scenario.aliases) this.#byAlias.set(alias, scenario);
  }

  /** All scenarios, by number; those without one last. */
  all(): Scenario[] {
    return [...this.#byName.values()].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
  }

  /**
   * Finds a scenario by its name, an alias (also that of a well-known test host) or its number.
   *
   * @throws FaultlsError `ERR_UNKNOWN_SCENARIO` with the nearest names.
   */
  find(name: string): Scenario {
    const found =
      this.#byName.get(name) ??
      this.#byAlias.get(name) ??
      (/^\d+$/.test(name) ? this.#byNumber.get(Number(name)) : undefined);
    if (found) return found;
    const near = this.nearest(name);
    throw new FaultlsError(
      'ERR_UNKNOWN_SCENARIO',
      `There is no scenario "${name}". ${near.length > 0 ? `Did you mean ${near.map((each) => `"${each}"`).join(' or ')}?` : 'faultls list shows all of them.'}`,
    );
  }

  /** At most three names that a person may have meant. */
  nearest(name: string): string[] {
    const wanted = name.toLowerCase();
    return [...this.#byName.keys(), ...this.#byAlias.keys()]
      .map((known) => ({
        known,
        far: known === wanted ? 0 : known.includes(wanted) && wanted.length > 2 ? 1 : distance(known, wanted),
      }))
      .filter(({ known, far }) => far <= Math.max(2, Math.floor(Math.max(known.length, wanted.length) / 3)))
      .sort((a, b) => a.far - b.far)
      .slice(0, 3)
      .map(({ known }) => known);
  }
}

const taken = (what: string, scenario: Scenario, holder: Scenario) =>
  new FaultlsError(
    'ERR_SCENARIO_CONFLICT',
    `The scenario "${scenario.name}" cannot be added: ${what} belongs to "${holder.name}". Choose another one.`,
  );

const isScenario = (value: unknown): value is Scenario =>
  typeof value === 'object' && value !== null && 'making' in value;

let own: Catalogue | undefined;

/** The scenarios that come with the package. */
export function catalogue(): Catalogue {
  own ??= new Catalogue(Object.values(scenarios).filter(isScenario));
  return own;
}

/** A filter of {@link listScenarios}. */
export interface Selection {
  readonly family?: Family;
  readonly cause?: string;
}

/** Every scenario of the catalogue, by number. */
export function listScenarios({ family, cause }: Selection = {}): Scenario[] {
  return catalogue()
    .all()
    .filter((each) => (!family || each.family === family) && (!cause || each.causes.some((own) => own === cause)));
}

/** A scenario from its name, an alias, its number, or itself. */
export const resolveScenario = (scenario: string | Scenario): Scenario =>
  typeof scenario === 'string' ? catalogue().find(scenario) : scenario;

/**
 * One server with several faults: `combine('old-and-wrong', 'expired', 'wrong-host')`.
 *
 * @throws FaultlsError `ERR_UNKNOWN_SCENARIO`, or `ERR_SCENARIO_CONFLICT` naming both parts and the field.
 */
export const combine = (name: string, ...parts: readonly (string | Scenario)[]): Scenario =>
  combineScenarios(name, ...parts.map(resolveScenario));

/** A server that changes from visit to visit and stays at the last: `sequence('rst-after-client-hello', 'healthy')`. */
export const sequence = (...scenarios: readonly (string | Scenario)[]): Scenario =>
  sequenceOf(scenarios.map(resolveScenario));

/** A server that goes round: every visit the next scenario, after the last the first again. */
export const rotation = (...scenarios: readonly (string | Scenario)[]): Scenario =>
  sequenceOf(scenarios.map(resolveScenario), 'repeat' satisfies Turns['afterLast']);
