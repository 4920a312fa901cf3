import type { Attempt } from '../judge/index.js';
import type { Endpoint, Trust } from '../server/index.js';

/** Where a client is sent, and all that it is told. */
export interface Destination {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** The roots to trust, as PEM. */
  readonly ca: string;
  /** The same in the shape of each client: `trust.forFetch()`, `trust.file`, `trust.forEnv()` … */
  readonly trust: Trust;
  /** The address of the host in curl's form `host:port:address`, for resolvers that do not know names under `localhost`. */
  readonly resolve: string;
  /** The name of the scenario. */
  readonly scenario: string;
  /** Milliseconds after which the attempt counts as hung. */
  readonly timeLimit: number;
  /** Aborts when the time is up, and when the audit ends early. */
  readonly signal: AbortSignal;
}

/**
 * A client of this process: it makes one request, and fails when that fails. It may hand the request on to a process
 * that lives as long as the audit; an error with `exitCode` and `stderr` is then judged as that of a command is.
 */
export type ClientFunction = (destination: Destination) => unknown;

/** A client that is run anew for every attempt, with `{url} {host} {port} {ca} {resolve}` filled in. */
export interface ClientCommand {
  readonly command: readonly string[];
}

/** How one visit went for the client. */
export interface Visit {
  readonly attempt: Attempt;
  /** Null where there is no process, or a signal or the time limit ended it. */
  readonly exitCode: number | null;
  /** The end of what it printed on standard error. */
  readonly stderr: string;
}

/** What limits a visit. */
export interface VisitLimits {
  readonly timeLimitMs: number;
  readonly stop?: AbortSignal;
}

/** A client of either kind, ready to be sent anywhere. */
export interface Client {
  readonly name: string;
  /** The name by which `explain` knows it, where its words alone do not tell. */
  readonly speaker?: string;
  /** @throws FaultlsError `ERR_COMMAND_NOT_FOUND`; nothing else, a failure of the client is told in the answer. */
  visit(endpoint: Endpoint, limits: VisitLimits): Promise<Visit>;
}
