export {
  type AuditOptions,
  type AuditReport,
  audit,
  type ClientFunction,
  importScenarios,
  mergeReports,
  readBaseline,
  render,
} from './audit/index.js';
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
export type { Connection, ConnectionRecord, RevocationRequest } from './observe/index.js';
export {
  CertificateRecipe,
  type ClientCertificate,
  type ClientCertificateKind,
  daysAgo,
  daysFromNow,
  dns,
  email,
  extensions,
  hoursAgo,
  hoursFromNow,
  ip,
  type KeySpec,
  LabPki,
  minutesFromNow,
  type Revocation,
  type RevocationReason,
  secondsAgo,
  secondsFromNow,
  uri,
} from './pki/index.js';
export * from './scenario/words.js';
export {
  type Endpoint,
  type Lab,
  type LabOptions,
  openLab,
  type ServeOptions,
  serve,
  type Trust,
} from './server/index.js';
export { acts, edits } from './wire/index.js';
