import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';
import { isFaultlsError } from '../../src/errors.js';
import { twinOf } from '../../src/scenario/index.js';
import { type Lab, openLab } from '../../src/server/index.js';
import { clients } from './clients/index.js';
import { deviationOf, type Shortfall, shortfall } from './deviation.js';
import { deviations } from './deviations.js';
import { type Tour, Tours } from './tour.js';
import { distinctTwins } from './twins.js';
import type { Seen } from './visits.js';

const scenarios = listScenarios();
const twins = distinctTwins(scenarios);
/** What was not tried, told again at the end, where it is read. */
const untried: string[] = [];
let lab: Lab;
let tours: Tours;

describe('Every scenario, met by clients that others have written', function () {
  this.timeout(180_000);

  before('open the lab', async () => {
    lab = await openLab({ host: '127.0.0.1' });
    tours = new Tours(clients, lab, await servableNames(), twins);
  });

  after('close the lab', async () => {
    for (const client of clients) client.close?.();
    await lab.close();
    if (untried.length > 0) console.warn(`\n  NOT TRIED\n${untried.map((each) => `  · ${each}`).join('\n')}\n`);
  });

  for (const client of clients) {
    describe(client.name, () => {
      let tour: Tour;

      before('make all visits', async function () {
        const made = await tours.of(client);
        if (!made) untried.push(`client ${client.name}: it is not installed here`);
        tour = made ?? this.skip();
      });

      for (const scenario of scenarios.filter((each) => client.schemes.includes(each.dial.scheme))) {
        const { level, outcome } = scenario.expect;
        it(`${scenario.name}: ${outcome}, ${level}`, function () {
          const seen = tour.scenarios.get(scenario.name) ?? this.skip();
          compare(seen, scenario.name, shortfall(seen.verdict, scenario, client));
        });
      }

      for (const { of, scenarios: sharing } of twins) {
        const others = sharing.length > 1 ? ` and ${sharing.length - 1} more` : '';
        it(`accepts the twin of ${of}${others}`, function () {
          const seen = tour.twins.get(of) ?? this.skip();
          compare(seen, `twin of ${of}`, shortfall(seen.verdict, twinOf(lab.endpoint(of).scenario), client));
        });
      }

      /** The contract is kept, or broken in exactly the way that the deviations tell. */
      function compare({ verdict, told }: Seen, name: string, actual: Shortfall | null): void {
        const known = deviationOf(deviations, client, tour.version, name);
        const evidence = [verdict.because, `  client   ${told.text}`, `  server   ${verdict.server}`];
        if (known) evidence.push(`  known    ${known.verdict}: ${known.because}`);
        expect(actual ?? 'kept', `${evidence.join('\n')}\n`).to.equal(known?.verdict ?? 'kept');
      }
    });
  }
});

/** Rehearses all endpoints; those that this machine cannot serve are left out, and told of. */
async function servableNames(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const endpoint of lab.endpoints) {
    try {
      await endpoint.rehearse();
      names.add(endpoint.name);
    } catch (error) {
      if (!isFaultlsError(error) || error.code !== 'ERR_NOT_SERVABLE_HERE') throw error;
      untried.push(`scenario ${endpoint.name}: ${error.message}`);
    }
  }
  return names;
}
