import { judge, type Verdict } from '../../src/judge/index.js';
import type { Scenario } from '../../src/scenario/index.js';
import type { Endpoint } from '../../src/server/index.js';
import type { Destination, RealClient, Told } from './clients/index.js';
import { isSlow, patienceFor } from './patience.js';

/** What came of one visit, at both ends. */
export interface Seen {
  readonly told: Told;
  readonly verdict: Verdict;
}

/** So many visits of one client at a time: enough to keep two cores busy, few enough that nobody waits for long. */
const atATime = 8;

/** One client visits every endpoint. Visits that wait need no core, so all of those run side by side with the others. */
export async function visitAll(
  client: RealClient,
  endpoints: readonly Endpoint[],
  caFile: string,
): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const go = async (endpoint: Endpoint): Promise<void> => {
    seen.set(endpoint.name, await alone(endpoint, () => visit(client, endpoint, caFile)));
  };
  const queue = endpoints.filter(({ scenario }) => !isSlow(scenario));
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await go(next);
  };
  const slow = endpoints.filter(({ scenario }) => isSlow(scenario));
  await Promise.all([...slow.map(go), ...Array.from({ length: atATime }, worker)]);
  return seen;
}

const occupied = new WeakMap<Endpoint, Promise<unknown>>();

/** One visitor at a time: so all that an endpoint sees meanwhile is the work of that visitor. */
function alone<T>(endpoint: Endpoint, enter: () => Promise<T>): Promise<T> {
  const turn = (occupied.get(endpoint) ?? Promise.resolve()).then(enter);
  occupied.set(
    endpoint,
    turn.catch(() => {}),
  );
  return turn;
}

async function visit(client: RealClient, endpoint: Endpoint, caFile: string): Promise<Seen> {
  const { scenario } = endpoint;
  if (scenario.making.turns) endpoint.reset();
  const before = new Set(endpoint.connections);
  const own = () => endpoint.connections.filter((each) => !before.has(each));
  const times = scenario.needs.includes('second-connection') ? 3 : 1;
  const told = await visitUntilFailure(client, destinationOf(endpoint, caFile), times);
  await settled(own());
  return { told, verdict: await judge(told, endpoint, { client: client.speaker, connections: own() }) };
}

/** Several visits count as one attempt: it fails with the first that fails. */
async function visitUntilFailure(client: RealClient, destination: Destination, times: number): Promise<Told> {
  const told = await client.visit(destination);
  return told.end === 'succeeded' && times > 1 ? visitUntilFailure(client, destination, times - 1) : told;
}

function destinationOf({ url, scenario, port }: Endpoint, caFile: string): Destination {
  const { host } = scenario.dial;
  return { url, host, port, resolve: addressesOf(scenario), caFile, timeoutMs: patienceFor(scenario) };
}

/** Few systems know names under `localhost`, and not all know both addresses of it; other names are left to the client. */
function addressesOf({ dial, making }: Scenario): readonly string[] | null {
  if (!/(^|\.)localhost\.?$/.test(dial.host)) return null;
  return making.listening?.startsWith('ipv4-only') ? ['::1', '127.0.0.1'] : ['127.0.0.1'];
}

/** A last alert may still be on its way when the client has ended. */
async function settled(connections: readonly { readonly whenEnded: Promise<void> }[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const moment = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 250);
  });
  await Promise.race([Promise.all(connections.map((each) => each.whenEnded)), moment]);
  clearTimeout(timer);
}
