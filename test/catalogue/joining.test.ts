import { expect } from 'chai';
import { combine, rotation, sequence } from '../../src/catalogue/index.js';
import { FaultlsError } from '../../src/errors.js';

describe('joining scenarios by their names', () => {
  it('combines them into one server', () => {
    const both = combine('old-and-foreign', 'expired', 'sni-default-certificate');
    expect(both.causes).to.deep.equal(['expired', 'sni-problem']);
  });

  it('puts them into a sequence, or a rotation', () => {
    const { turns } = sequence('rst-after-client-hello', 'healthy').making;
    expect(turns?.scenarios.map((each) => each.name)).to.deep.equal(['rst-after-client-hello', 'healthy']);
    expect(turns?.afterLast).to.equal('stay');
    expect(rotation('healthy', 'expired').making.turns?.afterLast).to.equal('repeat');
  });

  it('refuses a name that nobody has', () => {
    for (const act of [() => combine('x', 'expired', 'expird'), () => sequence('expird')]) {
      expect(act).to.throw(FaultlsError, 'Did you mean').with.property('code', 'ERR_UNKNOWN_SCENARIO');
    }
  });
});
