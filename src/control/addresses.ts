import { isIP } from 'node:net';
import type { Endpoint, Lab } from '../server/index.js';

/** Where a lab stands in the network. */
export interface Site {
  /** The address that it listens on; `localhost` is 127.0.0.1 and ::1. */
  readonly host: string;
  /** Names besides `localhost` that its certificates carry. */
  readonly hostNames: readonly string[];
}

/** How an endpoint of a running lab is reached. */
export interface EndpointAddress {
  readonly name: string;
  readonly number: number | null;
  /** On the port that all share, chosen by SNI; null where SNI cannot choose it. */
  readonly url: string | null;
  /** On a port of its own. */
  readonly direct: string;
  /** What a resolver must be told to reach `direct`, in curl's form `host:port:address`; null when nothing. */
  readonly resolve: string | null;
}

/** True for addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** An address at which this machine reaches what listens on `host`. */
const reachableAt = (host: string): string => {
  if (host === 'localhost' || host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
};

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** The host for URLs of the lab as a whole: a name that others can dial, or the address. */
export const publicHost = ({ host, hostNames }: Site): string =>
  (!isLoopback(host) && hostNames[0]) || bracketed(reachableAt(host));

/** Finished addresses of one endpoint. */
export function addressOf(endpoint: Endpoint, lab: Lab, site: Site): EndpointAddress {
  const { name, hostname, port, scenario } = endpoint;
  const remote = !isLoopback(site.host) && hostname === 'localhost' ? site.hostNames[0] : undefined;
  const direct = remote ? `${scenario.dial.scheme}://${remote}:${port}/` : endpoint.url;
  return {
    name,
    number: scenario.number,
    url: lab.urlOf(endpoint),
    direct,
    resolve: remote ? null : resolverEntry(endpoint, site),
  };
}

/** Names under `localhost` that few system resolvers know, and `localhost` itself where the lab is somewhere else. */
function resolverEntry({ hostname, port, scenario }: Endpoint, { host }: Site): string | null {
  const address = reachableAt(host);
  if (isIP(hostname) || scenario.making.listening === 'unresolvable') return null;
  if (hostname.replace(/\.$/, '') === 'localhost' && isLoopback(address)) return null;
  return `${hostname}:${port}:${bracketed(address === 'localhost' ? '127.0.0.1' : address)}`;
}
