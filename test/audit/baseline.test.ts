import { expect } from 'chai';
import { audit, baselineOf } from '../../src/audit/index.js';
import { nodeClient } from './clients/node-client.js';

const failing = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was fulfilled');
};

const careless = nodeClient({ rejectUnauthorized: false });

describe('audit with baselines', () => {
  const scenarios = ['expired', 'wrong-host', 'self-signed'];
  const known = (file: string, ...names: string[]) => ({
    file,
    deviations: names.map((scenario) => ({ scenario, verdict: 'wrongly-accepted', because: '' })),
  });

  it('accepts what is known, named with the file that it comes from, and fails what is new', async () => {
    const baselines = [known('node.json', 'expired'), known('ours.json', 'wrong-host')];
    const { results } = await audit(careless, { scenarios, baselines });
    expect(results.map(({ grade, baseline }) => [grade, baseline?.file, baseline?.state])).to.deep.equal([
      ['warn', 'node.json', 'known'],
      ['warn', 'ours.json', 'known'],
      ['fail', undefined, undefined],
    ]);
  });

  it('fails when a deviation is gone', async () => {
    const { results, summary } = await audit(nodeClient(), { scenarios, baselines: [known('node.json', 'expired')] });
    expect(summary).to.deep.equal({ pass: 2, fail: 1, warn: 0, skip: 0 });
    expect(results[0]?.baseline).to.deep.equal({ file: 'node.json', state: 'gone', verdict: 'wrongly-accepted' });
  });

  it('writes what no other baseline knows', async () => {
    const report = await audit(careless, { scenarios, baselines: [known('node.json', 'expired')] });
    expect(baselineOf(report).deviations.map(({ scenario }) => scenario)).to.deep.equal(['wrong-host', 'self-signed']);
  });

  it('refuses one that speaks of scenarios that nobody knows', async () => {
    const message = await failing(audit(careless, { scenarios, baselines: [known('old.json', 'expird')] }));
    expect(message).to.include('"old.json" speaks of "expird", but there is no such scenario.');
  });
});
