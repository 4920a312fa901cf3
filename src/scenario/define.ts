import { FaultlsError } from '../errors.js';
import { unchanged } from '../pki/index.js';
import { familyOf } from './families.js';
import type { Engine, FailsAt, Listening, Making, Scenario, ScenarioDefinition } from './model.js';

/**
 * Says what is wrong with a server, as a difference from a healthy one.
 *
 * @example
 * ```ts
 * export const expired = defineScenario('expired', {
 *   number: 201,
 *   says: 'The certificate ran out yesterday.',
 *   cause: 'expired',
 *   certificate: (healthy) => healthy.validFrom(daysAgo(90)).validUntil(daysAgo(1)),
 *   expect: mustReject({ alerts: ['certificate_expired'], per: 'RFC 5280 §6.1.3' }),
 * });
 * ```
 *
 * @throws FaultlsError `ERR_SCENARIO_INVALID` when the name cannot be a host label, a sentence is missing, or the
 *   parts contradict each other; `ERR_SCENARIO_CONFLICT` when two engines would have to serve it.
 */
export function defineScenario(name: string, definition: ScenarioDefinition): Scenario {
  const invalid = (why: string) =>
    new FaultlsError('ERR_SCENARIO_INVALID', `The scenario "${name}" is not valid: ${why}`);
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) {
    throw invalid('its name is also its host name. Use lower-case letters, digits and hyphens.');
  }
  if (definition.says.trim() === '') throw invalid('it has no sentence. Tell in "says" what is wrong.');
  if (definition.expect.outcome === 'reject' && definition.cause === null) {
    throw invalid('it must be rejected but has no cause. Give one of the closed list.');
  }

  const { says, cause, expect, aliases = [], needs = [], alsoSeenAs = {}, diagnosable = true, twin = {} } = definition;
  const number = definition.number ?? null;
  const making = makingOf(definition);
  return {
    name,
    number,
    family: familyOf(number),
    says,
    cause,
    causes: definition.causes ?? (cause ? [cause] : []),
    expect,
    needs,
    failsAt: definition.failsAt ?? defaultStage(making),
    dial: { scheme: 'https', host: 'localhost', bySni: true, ...definition.dial },
    alsoSeenAs,
    diagnosable,
    aliases,
    making,
    engine: engineOf(name, making),
    twin,
  };
}

const makingKeys = [
  'anchor',
  'certificate',
  'issuers',
  'present',
  'servingKey',
  'freshFor',
  'revocation',
  'needsPointers',
  'tls',
  'listening',
  'socket',
  'intolerant',
  'outbound',
  'respond',
  'http2',
  'handshake',
  'wire',
  'turns',
] as const satisfies readonly (keyof Making)[];

/** Only what makes the server, without what is said about it. */
export function makingOf(definition: Making): Making {
  return Object.fromEntries(
    makingKeys.filter((key) => definition[key] !== undefined).map((key) => [key, definition[key]]),
  ) as Making;
}

function defaultStage(making: Making): FailsAt {
  if (making.listening && making.listening !== 'normal') return 'connect';
  return making.respond || making.http2 ? 'response' : 'handshake';
}

function engineOf(name: string, making: Making): Engine {
  if (making.socket && (making.handshake || making.certificate || making.issuers || making.tls || making.respond)) {
    throw new FaultlsError(
      'ERR_SCENARIO_CONFLICT',
      `The scenario "${name}" contradicts itself: "socket" replaces TLS, so nothing inside TLS can be bent as well. Keep one of them.`,
    );
  }
  if (making.socket || withoutTls.has(making.listening ?? 'normal')) return 'raw';
  return making.handshake || making.wire ? 'wire' : 'openssl';
}

/** Where nobody will ever speak TLS. */
const withoutTls: ReadonlySet<Listening> = new Set<Listening>(['nobody', 'full-backlog', 'unresolvable']);

/** The same server without the fault: what the scenario says its twin needs, dialled in the same way. */
export function twinOf(scenario: Scenario): Scenario {
  return {
    ...scenario,
    name: scenario.name,
    number: null,
    says: `The twin of "${scenario.name}": the same server without the fault.`,
    cause: null,
    causes: [],
    expect: { outcome: 'accept', level: 'must', alerts: [], per: '' },
    needs: [],
    alsoSeenAs: {},
    aliases: [],
    dial: {
      ...scenario.dial,
      scheme: 'https',
      ...(scenario.making.listening === 'unresolvable' ? { host: 'localhost' } : {}),
    },
    making: makingOf({
      ...(scenario.making.issuers ? { issuers: scenario.making.issuers.map(() => unchanged) } : {}),
      ...scenario.twin,
    }),
    engine: scenario.twin.handshake || scenario.twin.wire ? 'wire' : 'openssl',
    twin: {},
  };
}
