import { expect } from 'chai';
import { FaultlsError } from '../../src/errors.js';
import { defineScenario, mustAccept, mustReject, sequenceOf } from '../../src/scenario/index.js';

const well = defineScenario('well', { says: 'All is well.', cause: null, expect: mustAccept() });
const broken = defineScenario('broken', {
  says: 'It is broken.',
  cause: 'expired',
  expect: mustReject(),
  dial: { host: '127.0.0.1', bySni: false },
});

describe('sequenceOf', () => {
  it('takes the scenarios in turn, and stays at the last unless it is told to go round', () => {
    expect(sequenceOf([broken, well]).making.turns).to.deep.equal({ scenarios: [broken, well], afterLast: 'stay' });
    expect(sequenceOf([broken, well], 'repeat').making.turns?.afterLast).to.equal('repeat');
  });

  it('says in one sentence what each visit meets', () => {
    expect(sequenceOf([broken, well]).says).to.equal('Visit by visit: broken, well.');
    expect(sequenceOf([broken, well], 'repeat').says).to.equal('Visit by visit: broken, well, and again.');
  });

  it('leaves the outcome to the application, and has the causes of its parts', () => {
    const { expect: expected, cause, causes, diagnosable } = sequenceOf([well, broken]);
    expect(expected.outcome).to.equal('depends');
    expect({ cause, causes, diagnosable }).to.deep.equal({ cause: 'expired', causes: ['expired'], diagnosable: false });
  });

  it('is dialled like its first part', () => {
    expect(sequenceOf([broken, well]).dial).to.deep.equal(broken.dial);
  });

  it('refuses to be empty', () => {
    expect(() => sequenceOf([]))
      .to.throw(FaultlsError, 'it is empty')
      .with.property('code', 'ERR_SCENARIO_INVALID');
  });
});
