import type { Lab } from '../../src/server/index.js';
import type { RealClient } from './clients/index.js';
import type { SharedTwin } from './twins.js';
import { type Seen, visitAll } from './visits.js';

/** All that one client met; null where it is not installed. */
export interface Tour {
  readonly version: string;
  readonly scenarios: ReadonlyMap<string, Seen>;
  readonly twins: ReadonlyMap<string, Seen>;
}

/** So many clients are under way at a time: while one waits for a time limit, another one can work. */
const abreast = 3;

/** Sends clients round a lab, each once, when it is asked for or when its turn is near. */
export class Tours {
  readonly #begun = new Map<RealClient, Promise<Tour | null>>();

  constructor(
    private readonly clients: readonly RealClient[],
    private readonly lab: Lab,
    /** Names of the endpoints that this machine can serve. */
    private readonly servable: ReadonlySet<string>,
    private readonly twins: readonly SharedTwin[],
  ) {}

  of(client: RealClient): Promise<Tour | null> {
    const at = this.clients.indexOf(client);
    for (const each of this.clients.slice(at, at + abreast)) {
      if (this.#begun.has(each)) continue;
      const tour = this.#make(each);
      tour.catch(() => {}); // Whoever asks for it is told.
      this.#begun.set(each, tour);
    }
    return this.#begun.get(client) as Promise<Tour | null>;
  }

  async #make(client: RealClient): Promise<Tour | null> {
    const version = await client.version();
    if (version === null) return null;
    const { lab } = this;
    const here = lab.endpoints.filter(
      ({ name, scenario }) => this.servable.has(name) && client.schemes.includes(scenario.dial.scheme),
    );
    const twins = this.twins.filter(({ of }) => here.some(({ name }) => name === of));
    const open = await Promise.all(twins.map(({ of }) => lab.endpoint(of).twin()));
    const [scenarios, seenTwins] = await Promise.all([
      visitAll(client, here, lab.trust.file),
      visitAll(client, open, lab.trust.file),
    ]);
    client.close?.();
    return { version, scenarios, twins: seenTwins };
  }
}
