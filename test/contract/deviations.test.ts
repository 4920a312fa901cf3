import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';
import { clients } from './clients/index.js';
import { deviations } from './deviations.js';
import { distinctTwins } from './twins.js';

describe('The known deviations of real clients', () => {
  const pairs = deviations.flatMap(({ clients: names, scenarios, versions }) =>
    names.flatMap((client) => scenarios.map((scenario) => ({ client, scenario, versions }))),
  );

  it('are of clients that are tried', () => {
    expect(clients.map(({ name }) => name)).to.include.members([...new Set(pairs.map(({ client }) => client))]);
  });

  it('are about scenarios and twins that there are', () => {
    const scenarios = listScenarios();
    const names = [...scenarios.map(({ name }) => name), ...distinctTwins(scenarios).map(({ of }) => `twin of ${of}`)];
    expect(names).to.include.members([...new Set(pairs.map(({ scenario }) => scenario))]);
  });

  it('are told once each', () => {
    const told = pairs.filter(({ versions }) => !versions).map(({ client, scenario }) => `${client}: ${scenario}`);
    expect(told.filter((each, n) => told.indexOf(each) !== n)).to.deep.equal([]);
  });

  it('each have a reason', () => {
    expect(deviations.filter(({ because }) => because.trim() === '')).to.deep.equal([]);
  });
});
