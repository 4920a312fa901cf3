import { expect } from 'chai';
import { audit, type ClientFunction, mergeReports, shardFrom } from '../../src/audit/index.js';
import { nodeClient } from './clients/node-client.js';

const careless = nodeClient({ rejectUnauthorized: false });

describe('audit in shards', () => {
  const scenarios = ['healthy', 'expired', 'wrong-host', 'self-signed', 'untrusted-root'];
  const shards = (client: ClientFunction) =>
    Promise.all(['1/2', '2/2'].map((shard) => audit(client, { scenarios, shard: shardFrom(shard), client: 'c' })));

  it('gives the same whole when they are merged, in the order of the catalogue', async () => {
    const [one, two] = await shards(careless);
    if (!one || !two) throw new Error('there are two shards');
    expect([one.results.length, two.results.length]).to.deep.equal([3, 2]);
    const whole = mergeReports([two, one]);
    expect(whole.results.map(({ scenario }) => scenario)).to.deep.equal(scenarios);
    expect(whole.summary).to.deep.equal({ pass: 1, fail: 4, warn: 0, skip: 0 });
    expect(whole.shard).to.equal(null);
  });

  it('refuses a whole with a part missing, twice, or of another client', async () => {
    const [one, two] = await shards(nodeClient());
    if (!one || !two) throw new Error('there are two shards');
    expect(() => mergeReports([one, one])).to.throw('shard 2/2 is missing');
    expect(() => mergeReports([one, two, two])).to.throw('"expired" is in more than one of them');
    expect(() => mergeReports([one, { ...two, client: 'd' }])).to.throw('are not one audit');
    expect(() => shardFrom('3/2')).to.throw('"3/2" is no shard');
  });
});
