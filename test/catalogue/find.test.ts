import { expect } from 'chai';
import { Catalogue, catalogue, listScenarios, resolveScenario } from '../../src/catalogue/index.js';
import { FaultlsError } from '../../src/errors.js';
import { defineScenario, mustReject, type Scenario, type ScenarioDefinition } from '../../src/scenario/index.js';

const refusal = (act: () => unknown): FaultlsError => {
  try {
    act();
  } catch (error) {
    if (error instanceof FaultlsError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

const scenario = (name: string, more: Partial<ScenarioDefinition> = {}): Scenario =>
  defineScenario(name, { says: `${name} is broken.`, cause: 'expired', expect: mustReject(), ...more });

describe('finding a scenario', () => {
  for (const [what, word] of [
    ['its name', 'expired'],
    ['its number', '201'],
    ['the host where badssl.com serves it', 'expired.badssl.com'],
  ] as const) {
    it(`works by ${what}`, () => {
      expect(catalogue().find(word).name).to.equal('expired');
    });
  }

  for (const [entry, first] of [
    ['anonymous', 'anonymous-adh'],
    ['other-protocol-banner', 'other-protocol-banner-ssh'],
    ['keepalive-closed-on-reuse', 'keepalive-closed-on-reuse-fin'],
    ['http-on-tls-port', 'http-on-tls-port-alert'],
  ] as const) {
    it(`takes "${entry}" for the first of its variants`, () => {
      expect(catalogue().find(entry).name).to.equal(first);
    });
  }

  for (const [typed, meant] of [
    ['expird', 'expired'],
    ['Expired', 'expired'],
    ['untrusted', 'untrusted-root'],
    ['plainhttp', 'plain-http'],
    ['tls-v1-9', 'tls-v1-0'],
  ] as const) {
    it(`asks whether "${typed}" was meant to be "${meant}"`, () => {
      const error = refusal(() => catalogue().find(typed));
      expect(error.code).to.equal('ERR_UNKNOWN_SCENARIO');
      expect(error.message).to.match(new RegExp(`^There is no scenario "${typed}"\\. Did you mean .*"${meant}"`));
    });
  }

  it('says where all names are to be had when nothing comes near', () => {
    expect(refusal(() => catalogue().find('qqqqqqqqqqqqqqqq')).message).to.contain('faultls list shows all of them');
  });

  it('offers at most three names', () => {
    expect(catalogue().nearest('alert')).to.have.length(3);
  });

  it('takes a scenario for itself', () => {
    const own = scenario('own');
    expect(resolveScenario(own)).to.equal(own);
    expect(resolveScenario('healthy').number).to.equal(100);
  });
});

describe('a catalogue', () => {
  it('holds scenarios by number, and those without one last', () => {
    const [own, late, early] = [scenario('own'), scenario('late', { number: 299 }), scenario('early', { number: 298 })];
    expect(new Catalogue([own, late, early]).all()).to.deep.equal([early, late, own]);
  });

  const clashes: readonly [string, Scenario, string][] = [
    ['name', scenario('old'), 'the name "old"'],
    ['alias', scenario('new', { aliases: ['old'] }), 'the name "old"'],
    ['alias of another alias', scenario('new', { aliases: ['older'] }), 'the name "older"'],
    ['number', scenario('new', { number: 250 }), 'the number 250'],
  ];
  for (const [what, later, taken] of clashes) {
    it(`refuses a ${what} that is taken, and names the holder`, () => {
      const holder = scenario('old', { number: 250, aliases: ['older'] });
      const error = refusal(() => new Catalogue([holder, later]));
      expect(error.code).to.equal('ERR_SCENARIO_CONFLICT');
      expect(error.message).to.contain(taken).and.to.contain('belongs to "old"');
    });
  }
});

describe('listScenarios', () => {
  it('lists a family, or all that have a cause', () => {
    expect(new Set(listScenarios({ family: 'cipher' }).map((each) => each.family))).to.deep.equal(new Set(['cipher']));
    const resets = listScenarios({ cause: 'connection-reset-during-handshake' });
    expect(resets.map((each) => each.name)).to.include.members(['rst-on-accept', 'close-after-client-hello']);
    expect(resets.every((each) => each.causes.includes('connection-reset-during-handshake'))).to.equal(true);
  });

  it('joins both filters', () => {
    const both = listScenarios({ family: 'transport', cause: 'unreachable' });
    expect(both).to.not.be.empty;
    expect(both.every((each) => each.family === 'transport' && each.cause === 'unreachable')).to.equal(true);
  });
});
