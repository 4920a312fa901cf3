import { expect } from 'chai';
import { defineScenario, fin, mustReject, twinOf } from '../../src/scenario/index.js';

const broken = {
  number: 299,
  says: 'It is broken.',
  cause: 'expired',
  expect: mustReject({ per: 'RFC 5280 §6' }),
} as const;

describe('twinOf', () => {
  it('is the same server without the fault, which everybody must accept', () => {
    const twin = twinOf(
      defineScenario('broken', { ...broken, needs: ['offers-h2'], aliases: ['old'], socket: [fin()] }),
    );
    expect(twin).to.deep.include({
      name: 'broken',
      number: null,
      cause: null,
      causes: [],
      needs: [],
      aliases: [],
      making: {},
      engine: 'openssl',
      expect: { outcome: 'accept', level: 'must', alerts: [], per: '' },
    });
  });

  it('keeps what the scenario says that its twin needs', () => {
    const certificate = (leaf: Parameters<NonNullable<Parameters<typeof defineScenario>[1]['certificate']>>[0]) => leaf;
    const scenario = defineScenario('broken', { ...broken, tls: { dh: 1024 }, twin: { certificate } });
    expect(twinOf(scenario).making).to.deep.equal({ certificate });
  });

  it('has as many issuers, all of them healthy', () => {
    const twin = twinOf(defineScenario('broken', { ...broken, issuers: [(ca) => ca.authority(false), (ca) => ca] }));
    expect(twin.making.issuers).to.have.length(2);
    expect(twin.making.issuers?.[0]).to.equal(twin.making.issuers?.[1]);
  });

  it('is dialled in the same way, but always by https and by a name that resolves', () => {
    const byAddress = defineScenario('broken', {
      ...broken,
      dial: { host: '127.0.0.1', scheme: 'http', bySni: false },
    });
    expect(twinOf(byAddress).dial).to.deep.equal({ host: '127.0.0.1', scheme: 'https', bySni: false });
    const nowhere = defineScenario('broken', { ...broken, listening: 'unresolvable', dial: { host: 'x.invalid' } });
    expect(twinOf(nowhere).dial.host).to.equal('localhost');
  });
});
