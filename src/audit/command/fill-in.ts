import type { Endpoint } from '../../server/index.js';
import { resolverEntry } from '../resolver-entry.js';

/** What a command may want to know of the endpoint; each is a placeholder and an environment variable. */
export interface Particulars {
  readonly url: string;
  readonly host: string;
  readonly port: string;
  /** The path of a PEM file. */
  readonly ca: string;
  /** In curl's form `host:port:address`. */
  readonly resolve: string;
  readonly scenario: string;
}

/** What a command is told of an endpoint; the trusted roots lie in `caFile`. */
export function particularsOf(endpoint: Endpoint, caFile: string): Particulars {
  const { url, hostname, port, scenario } = endpoint;
  return {
    url,
    host: hostname,
    port: String(port),
    ca: caFile,
    resolve: resolverEntry(endpoint),
    scenario: scenario.name,
  };
}

const placeholder = /\{(url|host|port|ca|resolve)\}/g;

/** The command with its placeholders filled in; all other braces stay as they are. */
export const filledIn = (command: readonly string[], particulars: Particulars): string[] =>
  command.map((word) => word.replace(placeholder, (_, name: keyof Particulars) => particulars[name]));

/** The particulars as environment variables: `FAULTLS_URL` and so on. */
export const asEnvironment = (particulars: Particulars): Record<string, string> =>
  Object.fromEntries(Object.entries(particulars).map(([name, value]) => [`FAULTLS_${name.toUpperCase()}`, value]));
