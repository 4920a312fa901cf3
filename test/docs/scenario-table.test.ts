import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { scenarioTable } from '../../src/catalogue/table.js';

describe('docs/scenarios.md', () => {
  it('is what the catalogue says', () => {
    const page = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');
    expect(page, 'run npm run docs').to.equal(scenarioTable());
  });
});
