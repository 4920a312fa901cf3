import type { AttemptOutcome } from '../judge/index.js';
import type { Family, Level, Outcome } from '../scenario/index.js';
import type { Grade } from './grade.js';
import { grades } from './grade.js';
import type { Habit } from './habits.js';
import type { TrialDocument } from './trial.js';

/** A deviation that a baseline file speaks of. */
export interface BaselineNote {
  readonly file: string;
  /** `known`: it is as the file says; `gone`: what the file says is no longer true. */
  readonly state: 'known' | 'gone';
  /** The verdict in the file. */
  readonly verdict: string;
}

/** One scenario of an audit: all that `faultls try` tells of it, and what it is worth. */
export interface AuditResult extends TrialDocument {
  readonly grade: Grade;
  readonly family: Family;
  /** What is wrong with the server. */
  readonly says: string;
  readonly expect: { readonly outcome: Outcome; readonly level: Level };
  /** What this client lacks, where it is not bound. */
  readonly unmet: readonly string[];
  /** How it went, told by the client. */
  readonly client: string;
  /** How it went, as the server saw it. */
  readonly server: string;
  /** How many connections came. */
  readonly connections: number;
  readonly habits: readonly Habit[];
  readonly baseline: BaselineNote | null;
  readonly milliseconds: number;
}

/** The answer of `faultls audit --reporter json`. */
export interface AuditReport {
  readonly schema: 1;
  readonly client: string;
  /** How the client met a healthy server; unless it accepted that one, nothing else was run. */
  readonly control: AttemptOutcome;
  /** Why the client could not reach the healthy server, and what to do; null when it did. */
  readonly because: string | null;
  readonly failOn: Level;
  /** The part that this is of a larger audit, as `1/4`. */
  readonly shard: string | null;
  /** False when it was interrupted: then `results` holds what was done by then. */
  readonly complete: boolean;
  readonly seconds: number;
  readonly summary: Readonly<Record<Grade, number>>;
  /** By number of the scenario. */
  readonly results: readonly AuditResult[];
}

/** Counts the grades. */
export const summaryOf = (results: readonly AuditResult[]): Record<Grade, number> =>
  Object.fromEntries(
    ['pass', 'fail', 'warn', 'skip'].map((grade) => [grade, results.filter((each) => each.grade === grade).length]),
  ) as Record<Grade, number>;

/** True when the client reached the control and nothing failed. */
export const isGood = ({ control, complete, summary }: AuditReport): boolean =>
  control === 'accepted' && complete && summary.fail === 0;

/** What needs attention first: failures, warnings, then the rest; each in the order of the catalogue. */
export const worstFirst = (results: readonly AuditResult[]): AuditResult[] =>
  grades.flatMap((grade) => results.filter((each) => each.grade === grade));
