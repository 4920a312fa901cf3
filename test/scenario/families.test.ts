import { expect } from 'chai';
import { type Family, familyOf } from '../../src/scenario/index.js';

const first: readonly [number, Family][] = [
  [100, 'control'],
  [200, 'validity'],
  [300, 'identity'],
  [400, 'trust'],
  [500, 'chain'],
  [600, 'usage'],
  [650, 'strength'],
  [700, 'revocation'],
  [800, 'protocol'],
  [850, 'cipher'],
  [900, 'handshake'],
  [1100, 'record'],
  [1200, 'client-auth'],
  [1300, 'transport'],
  [1400, 'own'],
];

describe('familyOf', () => {
  for (const [n, [number, family]] of first.entries()) {
    it(`begins "${family}" at ${number}, for good`, () => {
      expect(familyOf(number)).to.equal(family);
      expect(familyOf(number - 1)).to.equal(first[n - 1]?.[1] ?? 'own');
    });
  }

  it("counts a scenario without a number among the user's own", () => {
    expect(familyOf(null)).to.equal('own');
  });
});
