import { FaultlsError } from '../errors.js';
import { type Difference, differences, healthyLeaf, type Revocation } from '../pki/index.js';
import { bothRevocations, withoutStaple } from './combine-revocation.js';
import { defineScenario } from './define.js';
import type { Expectation, Level, Outcome } from './expectation.js';
import type { FailsAt, Making, Need, Scenario, TlsSettings, Turns } from './model.js';

/**
 * One server with the faults of several scenarios.
 *
 * Differences of the same certificate are applied one after the other as long as they bend different fields; two parts
 * that bend the same field contradict each other.
 *
 * @throws FaultlsError `ERR_SCENARIO_CONFLICT`, naming both parts and the field.
 */
export function combineScenarios(name: string, ...parts: readonly Scenario[]): Scenario {
  const [first] = parts;
  if (!first || parts.length < 2) {
    throw new FaultlsError(
      'ERR_SCENARIO_INVALID',
      `The combination "${name}" is not valid: it needs at least two scenarios.`,
    );
  }
  const broken = parts.filter((part) => part.cause !== null);
  const making = parts.map((part) => ({ from: part.name, making: part.making })).reduce(join).making;
  const { dial } = parts.find((part) => part.dial.host !== 'localhost' || part.dial.scheme !== 'https') ?? first;
  return defineScenario(name, {
    ...making,
    says: parts.map((part) => part.says).join(' '),
    cause: broken[0]?.cause ?? null,
    causes: [...new Set(broken.flatMap((part) => part.causes))],
    expect: strictest(parts),
    needs: withoutStaple(commonNeeds(parts), making),
    failsAt: earliest(broken.length > 0 ? broken : parts),
    dial,
    alsoSeenAs: Object.assign({}, ...parts.map((part) => part.alsoSeenAs)),
    diagnosable: parts.every((part) => part.diagnosable),
    twin: parts.map((part) => ({ from: part.name, making: part.twin })).reduce(join).making,
  });
}

interface Part {
  readonly from: string;
  readonly making: Making;
}

/** Joins two makings, or says which field both of them want. */
function join(a: Part, b: Part): Part {
  const clash = (field: string) =>
    new FaultlsError(
      'ERR_SCENARIO_CONFLICT',
      `"${a.from}" and "${b.from}" cannot be combined: both change ${field}. Leave one of them out.`,
    );
  const joined: Record<string, unknown> = { ...a.making };
  for (const [field, theirs] of Object.entries(b.making) as [keyof Making, unknown][]) {
    const ours = a.making[field];
    if (ours === undefined || ours === theirs) joined[field] = theirs;
    else if (field === 'certificate') joined[field] = both(ours as Difference, theirs as Difference, clash);
    else if (field === 'tls') joined[field] = bothSettings(ours as TlsSettings, theirs as TlsSettings, clash);
    else if (field === 'revocation') joined[field] = bothRevocations(ours as Revocation, theirs as Revocation, clash);
    else throw clash(`"${field}"`);
  }
  if (joined.socket !== undefined && Object.keys(joined).length > 1) {
    const other = Object.keys(joined).find((field) => field !== 'socket');
    throw clash(`the same connection ("socket" replaces TLS, "${other}" needs it)`);
  }
  return { from: `${a.from}" + "${b.from}`, making: joined as Making };
}

type Clash = (field: string) => FaultlsError;

/** Applies both differences, after trying on a healthy leaf that they do not bend the same field. */
function both(ours: Difference, theirs: Difference, clash: Clash): Difference {
  const site = { name: 'trial', hosts: ['trial.localhost'], urls: null };
  const healthy = healthyLeaf('trial', site.hosts, null);
  const changed = (difference: Difference): Set<string> => differences(healthy, difference(healthy, site));
  const theirsChanged = changed(theirs);
  const field = [...changed(ours)].find((each) => theirsChanged.has(each));
  if (field) throw clash(`"${field}" of the certificate`);
  return (leaf, around) => theirs(ours(leaf, around), around);
}

function bothSettings(ours: TlsSettings, theirs: TlsSettings, clash: Clash): TlsSettings {
  for (const key of Object.keys(theirs) as (keyof TlsSettings)[]) {
    if (ours[key] !== undefined && JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]))
      throw clash(`"tls.${key}"`);
  }
  return { ...ours, ...theirs };
}

const byStrictness: readonly Outcome[] = ['reject', 'times-out', 'depends', 'accept'];
const byLevel: readonly Level[] = ['must', 'should', 'may'];

/** The strictest part decides: one fault that must be refused is enough. */
function strictest(parts: readonly Scenario[]): Expectation {
  const order = ({ expect }: Scenario) => byStrictness.indexOf(expect.outcome) * 10 + byLevel.indexOf(expect.level);
  const [{ expect }] = [...parts].sort((a, b) => order(a) - order(b)) as [Scenario];
  return { ...expect, alerts: [...new Set(parts.flatMap((part) => part.expect.alerts))] };
}

const stages: readonly FailsAt[] = ['connect', 'handshake', 'response'];

/** A correct client notices the first fault that it meets. */
const earliest = (parts: readonly Scenario[]): FailsAt =>
  stages.find((stage) => parts.some((part) => part.failsAt === stage)) ?? 'handshake';

/** A part that binds every client binds it here too; only if all parts need something does the combination. */
function commonNeeds(parts: readonly Scenario[]): Need[] {
  const broken = parts.filter((part) => part.cause !== null);
  return broken.some((part) => part.needs.length === 0) ? [] : [...new Set(broken.flatMap((part) => part.needs))];
}

/**
 * A server that changes from visit to visit: the first visitor meets the first scenario, and so on. Only connections
 * that sent a ClientHello count, since a client that tries two addresses opens more.
 */
export function sequenceOf(scenarios: readonly Scenario[], afterLast: Turns['afterLast'] = 'stay'): Scenario {
  const [first] = scenarios;
  if (!first)
    throw new FaultlsError('ERR_SCENARIO_INVALID', 'A sequence is not valid: it is empty. Name at least one scenario.');
  return defineScenario('sequence', {
    says: `Visit by visit: ${scenarios.map((each) => each.name).join(', ')}${afterLast === 'repeat' ? ', and again' : ''}.`,
    cause: scenarios.find((each) => each.cause)?.cause ?? null,
    causes: [...new Set(scenarios.flatMap((each) => each.causes))],
    expect: { outcome: 'depends', level: 'may', alerts: [], per: '' },
    dial: first.dial,
    diagnosable: false,
    turns: { scenarios, afterLast },
  });
}
