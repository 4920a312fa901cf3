import type { Endpoint } from '../../server/index.js';

/** What a command may want to know of the endpoint; each is a placeholder and an environment variable. */
export interface Particulars {
  readonly url: string;
  readonly host: string;
  readonly port: string;
  readonly ca: string;
  /** In curl's form `host:port:address`. */
  readonly resolve: string;
  readonly scenario: string;
}

export function particularsOf(endpoint: Endpoint, resolve: string | null): Particulars {
  const { url, hostname, port, trust, scenario } = endpoint;
  return {
    url,
    host: hostname,
    port: String(port),
    ca: trust.file,
    // Always one that can be handed on: an empty word is an error to curl.
    resolve: resolve ?? `localhost:${port}:127.0.0.1`,
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
