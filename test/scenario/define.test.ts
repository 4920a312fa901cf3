import { expect } from 'chai';
import { FaultlsError } from '../../src/errors.js';
import { daysAgo } from '../../src/pki/index.js';
import {
  defineScenario,
  fin,
  mustAccept,
  mustReject,
  receiveRequest,
  type Scenario,
  type ScenarioDefinition,
} from '../../src/scenario/index.js';

const refused = { says: 'It is broken.', cause: 'expired', expect: mustReject() } as const;

const errorOf = (act: () => unknown): FaultlsError => {
  try {
    act();
  } catch (error) {
    if (error instanceof FaultlsError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};
const define = (more: Partial<ScenarioDefinition>): Scenario => defineScenario('broken', { ...refused, ...more });

describe('defineScenario', () => {
  it('fills in every blank', () => {
    expect(define({})).to.deep.equal({
      name: 'broken',
      number: null,
      family: 'own',
      says: 'It is broken.',
      cause: 'expired',
      causes: ['expired'],
      expect: { outcome: 'reject', level: 'must', alerts: [], per: '' },
      needs: [],
      failsAt: 'handshake',
      dial: { scheme: 'https', host: 'localhost', bySni: true },
      alsoSeenAs: {},
      diagnosable: true,
      aliases: [],
      making: {},
      engine: 'openssl',
      twin: {},
    });
  });

  it('keeps what makes the server apart from what is said about it', () => {
    const certificate: ScenarioDefinition['certificate'] = (leaf) => leaf.validUntil(daysAgo(1));
    expect(define({ number: 250, certificate, aliases: ['old'] }).making).to.deep.equal({ certificate });
  });

  it('gives a scenario with no cause no causes', () => {
    expect(defineScenario('well', { says: 'It is well.', cause: null, expect: mustAccept() }).causes).to.deep.equal([]);
  });

  it('dials the rest as usual when a part of the dialling is given', () => {
    expect(define({ dial: { host: '127.0.0.1' } }).dial).to.deep.equal({
      scheme: 'https',
      host: '127.0.0.1',
      bySni: true,
    });
  });

  const stages: readonly [string, Partial<ScenarioDefinition>, string][] = [
    ['a listener that nobody reaches', { listening: 'nobody' }, 'connect'],
    ['an answer that is scripted', { respond: [fin()] }, 'response'],
    ['a fault in HTTP/2', { http2: { session: () => {} } }, 'response'],
    ['anything else', { tls: { versions: ['TLSv1'] } }, 'handshake'],
    ['what the scenario itself says', { respond: [fin()], failsAt: 'handshake' }, 'handshake'],
  ];
  for (const [what, making, stage] of stages) {
    it(`takes the stage "${stage}" from ${what}`, () => {
      expect(define(making).failsAt).to.equal(stage);
    });
  }

  const engines: readonly [string, Partial<ScenarioDefinition>, string][] = [
    ['a script on the socket', { socket: [fin()] }, 'raw'],
    ['a port that never speaks', { listening: 'full-backlog' }, 'raw'],
    ['a port that speaks on one address', { listening: 'ipv4-only-refusing-ipv6' }, 'openssl'],
    ['a script for some clients only', { intolerant: { of: () => true, play: [fin()] } }, 'openssl'],
    ['an edited handshake', { handshake: (flight) => flight }, 'wire'],
    ['a setting of OpenSSL', { tls: { alpn: 'ignored' } }, 'openssl'],
  ];
  for (const [what, making, engine] of engines) {
    it(`leaves ${what} to the ${engine} engine`, () => {
      expect(define(making).engine).to.equal(engine);
    });
  }

  for (const name of ['Expired', 'two words', '-x', 'x-', 'a.b', '', 'x'.repeat(64)]) {
    it(`refuses the name "${name.slice(0, 12)}", which could not be a host name`, () => {
      const error = errorOf(() => defineScenario(name, refused));
      expect(error.code).to.equal('ERR_SCENARIO_INVALID');
      expect(error.message).to.contain('lower-case letters, digits and hyphens');
    });
  }

  it('refuses a scenario that does not say what is wrong', () => {
    expect(errorOf(() => define({ says: ' ' })).code).to.equal('ERR_SCENARIO_INVALID');
  });

  it('refuses a scenario that must be rejected for no cause', () => {
    const error = errorOf(() => define({ cause: null }));
    expect(error.code).to.equal('ERR_SCENARIO_INVALID');
    expect(error.message).to.contain('it must be rejected but has no cause');
  });

  for (const inside of ['certificate', 'issuers', 'tls', 'respond', 'handshake'] as const) {
    it(`refuses a script on the socket together with "${inside}", which needs TLS`, () => {
      const bent: ScenarioDefinition = {
        ...refused,
        certificate: (leaf) => leaf,
        issuers: [],
        tls: {},
        respond: [receiveRequest()],
        handshake: (flight) => flight,
      };
      const error = errorOf(() => defineScenario('both', { ...refused, socket: [fin()], [inside]: bent[inside] }));
      expect(error.code).to.equal('ERR_SCENARIO_CONFLICT');
      expect(error.message).to.contain('"socket" replaces TLS');
    });
  }
});
