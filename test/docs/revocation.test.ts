import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { catalogue, combine } from '../../src/catalogue/index.js';

const page = readFileSync(new URL('../../docs/revocation.md', import.meta.url), 'utf8');

describe('the page about revocation', () => {
  it('names scenarios that there are', () => {
    const named = [...page.matchAll(/`((?:revoked|crl|ocsp|must-staple)[a-z-]*)`/g)].map(([, name = '']) => name);
    const words = ['crl', 'ocsp'];
    const scenarios = named.filter((name) => !words.includes(name));
    expect(scenarios).to.have.length.above(15);
    for (const name of scenarios) expect(catalogue().find(name), name).to.be.an('object');
  });

  it('combines what can be combined', () => {
    const [, ...parts] = [...(/combine\(([^)]*)\)/.exec(page)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      (each) => each[1],
    );
    expect(parts).to.have.length(2);
    expect(combine('both', ...(parts as string[])).cause).to.equal('revoked');
  });
});
