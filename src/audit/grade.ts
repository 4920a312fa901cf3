import type { Verdict } from '../judge/index.js';
import type { Level, Scenario } from '../scenario/index.js';

/** What a result is worth in the summary. */
export const grades = ['fail', 'warn', 'skip', 'pass'] as const;
export type Grade = (typeof grades)[number];

/** The levels at which a violation can fail an audit, the strongest first. */
export const levels = ['must', 'should', 'may'] as const satisfies readonly Level[];

type Judged = Pick<Verdict, 'verdict' | 'outcome'>;

/** A violation at the level of `failOn` or a stronger one fails; a weaker one warns. */
export function gradeOf(judged: Judged, scenario: Scenario, failOn: Level): Grade {
  if (judged.verdict === 'skipped') return 'skip';
  const violated = violatedLevel(judged, scenario, failOn);
  if (violated === null) return 'pass';
  return levels.indexOf(violated) <= levels.indexOf(failOn) ? 'fail' : 'warn';
}

function violatedLevel({ verdict, outcome }: Judged, { expect }: Scenario, failOn: Level): Level | null {
  switch (verdict) {
    case 'wrongly-accepted':
    case 'wrongly-rejected':
    case 'hung':
    case 'never-arrived':
      return expect.level;
    // It did refuse. That its words name another cause is a matter of its words, no breach of what it must do.
    case 'wrong-reason':
      return expect.level === 'must' ? 'should' : 'may';
    default:
      return failOn === 'may' && againstAMay(outcome, expect.outcome) ? 'may' : null;
  }
}

/** What the standard leaves to the client is right either way, unless somebody asks for the stricter one. */
const againstAMay = (outcome: Verdict['outcome'], expected: Scenario['expect']['outcome']): boolean =>
  (expected === 'reject' && outcome === 'accepted') || (expected === 'accept' && outcome === 'rejected');
