import type { Cause } from '../causes/causes.js';
import type { Connection } from '../observe/index.js';
import type { Level, Need } from '../scenario/index.js';

/** What happened, whoever is right. */
export type AttemptOutcome = 'rejected' | 'accepted' | 'hung' | 'never-arrived';

/** What that is worth, beside what the scenario expects. */
export type VerdictName =
  | 'passed'
  | 'passed-other-alert'
  | 'wrongly-accepted'
  | 'wrongly-rejected'
  | 'wrong-reason'
  | 'hung'
  | 'never-arrived'
  | 'skipped';

/** What a client did, beside what it should have done, judged at both ends. */
export interface Verdict {
  readonly scenario: string;
  readonly verdict: VerdictName;
  readonly outcome: AttemptOutcome;
  /** True for `passed`, `passed-other-alert` and `skipped`; also where the level is below `must` and reality may differ. */
  readonly pass: boolean;
  readonly level: Level;
  readonly cause: Cause | null;
  /** The causes that the client's own words name, the likeliest first. */
  readonly explained: readonly Cause[];
  /** The needs of the scenario that this client did not meet. */
  readonly unmet: readonly Need[];
  /** Two lines of evidence and one of judgement, in English. */
  readonly because: string;
  /** The client's error, told as a chain. */
  readonly client: string;
  /** What the server saw. */
  readonly server: string;
  readonly connections: readonly Connection[];
}
