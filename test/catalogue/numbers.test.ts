import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';

/** Which scenario has which number, for good: the ports of every lab follow from it. This file may only grow. */
const written = JSON.parse(readFileSync(new URL('numbers.json', import.meta.url), 'utf8')) as Record<string, number>;

const known = new Map(listScenarios().map((each) => [each.name, each.number]));

describe('the numbers of scenarios', () => {
  it('never change, and none is taken away', () => {
    for (const [name, number] of Object.entries(written)) expect(known.get(name), name).to.equal(number);
  });

  it('are written down in numbers.json as soon as they are given', () => {
    const missing = [...known].filter(([name]) => !(name in written)).map(([name, number]) => `"${name}": ${number}`);
    expect(missing, 'add these lines to test/catalogue/numbers.json').to.deep.equal([]);
  });

  it('are never given twice', () => {
    const numbers = Object.values(written);
    expect(numbers.filter((number, n) => numbers.indexOf(number) !== n)).to.deep.equal([]);
  });
});
