import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';
import { isFaultlsError } from '../../src/errors.js';
import { twinOf } from '../../src/scenario/index.js';
import { type Endpoint, type Lab, openLab } from '../../src/server/index.js';
import { clients } from './clients/index.js';
import { deviationOf, shortfall } from './deviation.js';
import { deviations } from './deviations.js';
import { distinctTwins } from './twins.js';
import { type Seen, visitAll } from './visits.js';

const scenarios = listScenarios();
const twins = distinctTwins(scenarios);
/** What was not tried, told again at the end, where it is read. */
const untried: string[] = [];
let lab: Lab;
let servable: Endpoint[];

describe('Every scenario, met by clients that others have written', function () {
  this.timeout(180_000);

  before('open the lab', async () => {
    lab = await openLab({ host: '127.0.0.1' });
    servable = [];
    for (const endpoint of lab.endpoints) {
      try {
        await endpoint.rehearse();
        servable.push(endpoint);
      } catch (error) {
        if (!isFaultlsError(error) || error.code !== 'ERR_NOT_SERVABLE_HERE') throw error;
        untried.push(`scenario ${endpoint.name}: ${error.message}`);
      }
    }
  });

  after('close the lab', async () => {
    await lab.close();
    if (untried.length > 0) console.warn(`\n  NOT TRIED\n${untried.map((each) => `  · ${each}`).join('\n')}\n`);
  });

  for (const client of clients) {
    describe(client.name, () => {
      let version: string;
      let seen: ReadonlyMap<string, Seen>;
      let seenTwins: ReadonlyMap<string, Seen>;

      before('make all visits', async function () {
        const found = await client.version();
        if (found === null) {
          untried.push(`client ${client.name}: it is not installed here`);
          this.skip();
        }
        version = found;
        const within = servable.filter(({ scenario }) => client.schemes.includes(scenario.dial.scheme));
        seen = await visitAll(client, within, lab.trust.file);
        const openTwins = twins.filter((each) => within.some(({ name }) => name === each.of));
        const twinEndpoints = await Promise.all(openTwins.map((each) => lab.endpoint(each.of).twin()));
        seenTwins = await visitAll(client, twinEndpoints, lab.trust.file);
      });

      after('end the client', () => client.close?.());

      for (const scenario of scenarios.filter((each) => client.schemes.includes(each.dial.scheme))) {
        const { level, outcome } = scenario.expect;
        it(`${scenario.name}: ${outcome}, ${level}`, function () {
          const met = seen.get(scenario.name) ?? this.skip();
          judgeBy(met, scenario.name, shortfall(met.verdict, scenario, client));
        });
      }

      for (const { of, scenarios: sharing } of twins) {
        const others = sharing.length > 1 ? ` and ${sharing.length - 1} more` : '';
        it(`accepts the twin of ${of}${others}`, function () {
          const met = seenTwins.get(of) ?? this.skip();
          judgeBy(met, `twin of ${of}`, shortfall(met.verdict, twinOf(lab.endpoint(of).scenario), client));
        });
      }

      /** The contract is kept, or broken in exactly the way that the deviations tell. */
      function judgeBy({ verdict, told }: Seen, name: string, actual: ReturnType<typeof shortfall>): void {
        const deviation = deviationOf(deviations, client, version, name);
        const known = deviation ? `\n  known    ${deviation.verdict}: ${deviation.because}` : '';
        const evidence = `${verdict.because}\n  client   ${told.text}\n  server   ${verdict.server}${known}\n`;
        expect(actual ?? 'keeps the contract', evidence).to.equal(deviation?.verdict ?? 'keeps the contract');
      }
    });
  }
});
