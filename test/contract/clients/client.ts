import { type Attempt, attempt, errorChain } from '../../../src/judge/index.js';

/** Where a client is sent, and all that it is told. */
export interface Destination {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** The addresses of the host, for names that the system does not resolve; null leaves the name to the client. */
  readonly resolve: readonly string[] | null;
  /** The lab's trusted roots: the client trusts these and no other. */
  readonly caFile: string;
  /** The time limit that the client is given. */
  readonly timeoutMs: number;
}

/** How a visit ended for the client, and its own words for it. */
export type Told = Attempt & { readonly text: string };

/** A client that others have written, driven to make one request. */
export interface RealClient {
  readonly name: string;
  /** The name by which `explain` knows its words. */
  readonly speaker: string;
  readonly schemes: readonly ('https' | 'http')[];
  /** False for tools that know no time limit and wait for ever. */
  readonly limitsTime: boolean;
  /** Its version, or null where it is not installed. */
  version(): Promise<string | null>;
  visit(destination: Destination): Promise<Told>;
  /** Ends what it has started. */
  close?(): void;
}

/** Beyond its own time limit a client gets this long to notice; then it counts as hung. */
export const graceMs = 4000;

/** Runs a client of this process: it succeeds when its promise is fulfilled. */
export async function told(client: () => Promise<void>, timeoutMs: number): Promise<Told> {
  const made = await attempt(client, timeoutMs + graceMs);
  return { ...made, text: made.end === 'failed' ? errorChain(made.error).join(' → ') : made.end };
}

/** An answer that is no success, as an application reports it. */
export function refusedByHttp(status: number, body: string): Error {
  return Object.assign(new Error(`The server answered with status ${status}`), { status, body });
}
