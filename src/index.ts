export { combine, listScenarios, rotation, type Selection, sequence } from './catalogue/index.js';
export { type Cause, causes } from './causes/causes.js';
export { type ErrorCode, FaultlsError, isFaultlsError } from './errors.js';
export {
  type AssertionOptions,
  type Attempt,
  assertAccepts,
  assertRejects,
  attempt,
  judge,
  type Verdict,
  VerdictError,
  type VerdictName,
} from './judge/index.js';
export type { Connection, ConnectionRecord } from './observe/index.js';
export * from './scenario/index.js';
export {
  type Endpoint,
  type Lab,
  type LabOptions,
  openLab,
  type ServeOptions,
  serve,
  type Trust,
} from './server/index.js';
