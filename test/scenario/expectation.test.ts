import { expect } from 'chai';
import {
  dependsOnPolicy,
  type Level,
  mayAccept,
  mayReject,
  mustAccept,
  mustReject,
  mustTimeOut,
  type Outcome,
  shouldAccept,
  shouldReject,
} from '../../src/scenario/index.js';

type Word = typeof mustReject;

describe('expectations', () => {
  const words: readonly [string, Word, Level, Outcome][] = [
    ['mustReject', mustReject, 'must', 'reject'],
    ['shouldReject', shouldReject, 'should', 'reject'],
    ['mayReject', mayReject, 'may', 'reject'],
    ['mustAccept', mustAccept, 'must', 'accept'],
    ['shouldAccept', shouldAccept, 'should', 'accept'],
    ['mayAccept', mayAccept, 'may', 'accept'],
    ['mustTimeOut', mustTimeOut, 'must', 'times-out'],
    ['dependsOnPolicy', dependsOnPolicy, 'may', 'depends'],
  ];

  for (const [name, word, level, outcome] of words) {
    it(`${name} has the outcome "${outcome}" and the level "${level}"`, () => {
      expect(word()).to.deep.equal({ outcome, level, alerts: [], per: '' });
      expect(word({ alerts: ['decode_error'], per: 'RFC 8446 §6.2' })).to.deep.equal({
        outcome,
        level,
        alerts: ['decode_error'],
        per: 'RFC 8446 §6.2',
      });
    });
  }
});
