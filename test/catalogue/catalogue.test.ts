import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';
import { causes } from '../../src/causes/causes.js';
import { needs } from '../../src/scenario/index.js';

const all = listScenarios();
const labels = (name: string): string[] => name.split('.');

describe('every scenario of the package', () => {
  it('has a number', () => {
    expect(all.filter((each) => each.number === null)).to.deep.equal([]);
  });

  it('says in one English sentence what is wrong', () => {
    for (const { name, says } of all) {
      expect(says, name).to.match(/^[A-Z0-9]/);
      expect(says, name).to.match(/[^.][.?]$/);
      expect(says, name).to.not.include('\n');
    }
  });

  it('has a cause of the closed list, and needs that can be looked for', () => {
    for (const scenario of all) {
      for (const cause of scenario.causes) expect(causes, scenario.name).to.include(cause);
      for (const cause of Object.keys(scenario.alsoSeenAs)) expect(causes, scenario.name).to.include(cause);
      for (const need of scenario.needs) expect(needs, scenario.name).to.include(need);
      expect(scenario.causes[0] ?? null, scenario.name).to.equal(scenario.cause);
    }
  });

  it('gives a reason for each cause that it is also seen as', () => {
    for (const { name, alsoSeenAs, causes: own } of all) {
      for (const [cause, reason] of Object.entries(alsoSeenAs)) {
        expect(own, name).to.not.include(cause);
        expect(reason, name).to.match(/^[A-Za-z].*\.$/);
      }
    }
  });

  it('is dialled under localhost, at a loopback address, or nowhere at all', () => {
    for (const { name, dial } of all) {
      expect(dial.host, name).to.match(/(^|\.)localhost\.?$|^127\.0\.0\.1$|\.invalid$/);
      if (/^[\d.]+$/.test(dial.host)) expect(dial.bySni, `${name}: an address is no server name`).to.equal(false);
    }
  });

  it('cites documents in one way', () => {
    for (const { name, expect: expected } of all) {
      expect(expected.per, name).to.match(/^(RFC \d+( §[0-9A-Z][\d.]*)?)?$/);
    }
  });

  it('has aliases that are names or hosts of well-known test sites', () => {
    for (const { aliases } of all) {
      for (const alias of aliases) {
        expect(alias).to.match(/^([a-z0-9-]+|[a-z0-9.-]+\.badssl\.com)$/);
        expect(labels(alias).every((label) => label.length <= 63)).to.equal(true);
      }
    }
  });
});
