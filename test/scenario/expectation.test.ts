import { expect } from 'chai';
import * as scenario from '../../src/scenario/index.js';

describe('expectations', () => {
  const words = {
    mustReject: ['reject', 'must'],
    shouldReject: ['reject', 'should'],
    mayReject: ['reject', 'may'],
    mustAccept: ['accept', 'must'],
    shouldAccept: ['accept', 'should'],
    mayAccept: ['accept', 'may'],
    mustTimeOut: ['times-out', 'must'],
    dependsOnPolicy: ['depends', 'may'],
  } as const;

  for (const [word, [outcome, level]] of Object.entries(words)) {
    it(`${word} means that a client ${level} ${outcome}`, () => {
      const expectation = scenario[word as keyof typeof words];
      expect(expectation()).to.deep.equal({ outcome, level, alerts: [], per: '' });
      expect(expectation({ alerts: ['decode_error'], per: 'RFC 8446 §6.2' })).to.deep.equal({
        outcome,
        level,
        alerts: ['decode_error'],
        per: 'RFC 8446 §6.2',
      });
    });
  }
});
