export { type AssertionOptions, assertAccepts, assertRejects, VerdictError } from './assertions.js';
export { type Attempt, attempt } from './attempt.js';
export { type JudgeOptions, judge, type Visited } from './judge.js';
export { errorChain, tellAttempt, tellConnections } from './tell.js';
export type { AttemptOutcome, Verdict, VerdictName } from './verdict.js';
