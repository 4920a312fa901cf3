import type { AlertName } from '../wire/alerts.js';

/** What a correct client does: refuse, accept, give up by its own time limit, or whatever its application decides. */
export type Outcome = 'reject' | 'accept' | 'times-out' | 'depends';

/** How strongly the RFC binds the client (RFC 2119). */
export type Level = 'must' | 'should' | 'may';

export interface Expectation {
  readonly outcome: Outcome;
  readonly level: Level;
  /** The alerts that a client may send, best first. Evidence, never a requirement. */
  readonly alerts: readonly AlertName[];
  /** Where it is written, for example `RFC 5280 §6.1.3`; empty where no document says it. */
  readonly per: string;
}

type Basis = { readonly alerts?: readonly AlertName[]; readonly per?: string };

const expectation =
  (outcome: Outcome, level: Level) =>
  ({ alerts = [], per = '' }: Basis = {}): Expectation => ({ outcome, level, alerts, per });

export const mustReject = expectation('reject', 'must');
export const shouldReject = expectation('reject', 'should');
export const mayReject = expectation('reject', 'may');
export const mustAccept = expectation('accept', 'must');
export const shouldAccept = expectation('accept', 'should');
export const mayAccept = expectation('accept', 'may');
export const mustTimeOut = expectation('times-out', 'must');
/** Retry, fail over, follow: the application's own policy. */
export const dependsOnPolicy = expectation('depends', 'may');
