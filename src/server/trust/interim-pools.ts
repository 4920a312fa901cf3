import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import {
  another,
  type Dispatcher,
  dispatcherAt,
  dispatcherPlaces,
  type Place,
  putDispatcher,
} from './fetch-dispatcher.js';

/**
 * Connection pools of their own for a time. A pool keeps connections alive and remembers TLS sessions, and neither is
 * verified again when it is used again: whatever was trusted for a time must not be found in a pool afterwards.
 *
 * Only the pools that requests use by default are replaced, by new ones with the same options. Dispatchers and agents
 * that somebody made or composed in other ways stay in place.
 */
export class InterimPools {
  readonly #agent = interimAgent();
  readonly #dispatchers = dispatcherPlaces.flatMap((place) => interimDispatcher(place) ?? []);

  /** Puts back what was there, unless somebody has put something else there. Requests under way may finish. */
  end(): void {
    this.#agent?.end();
    for (const each of this.#dispatchers) each.end();
  }
}

interface Interim {
  end(): void;
}

function interimAgent(): Interim | null {
  const before = https.globalAgent;
  if (before.constructor !== https.Agent) return null;
  const interim = new https.Agent(before.options);
  setGlobalAgent(interim);
  return {
    end() {
      if (https.globalAgent === interim) setGlobalAgent(before);
      interim.maxFreeSockets = 0;
      for (const socket of Object.values(interim.freeSockets).flat()) socket?.destroy();
    },
  };
}

function setGlobalAgent(agent: https.Agent): void {
  https.globalAgent = agent;
  syncBuiltinESMExports();
}

function interimDispatcher(place: Place): Interim | null {
  const before = dispatcherAt(place);
  const interim: Dispatcher | null = before && another(before);
  if (!before || !interim) return null;
  putDispatcher(place, interim);
  return {
    end() {
      if (dispatcherAt(place) === interim) putDispatcher(place, before);
      interim.close().catch(() => undefined);
    },
  };
}
