import type { ResponderMood } from '../../pki/index.js';
import type { CaStatus } from '../../pki/revocation/ca-status.js';
import type { RequestLog } from './request-log.js';

/** An address at which one CA answers for one certificate. */
export interface Place {
  /** Whose status is told here: `leaf`, `intermediate`, `ca-1` … */
  readonly about: string;
  readonly teller: CaStatus;
  /** What is handed out as the certificate of the issuer, in DER. */
  readonly issuer: Buffer;
  /** What becomes of requests; null for an answer at once. */
  readonly mood: ResponderMood | null;
  readonly log: RequestLog;
}
