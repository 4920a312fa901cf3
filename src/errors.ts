/**
 * Every error that faultls raises on purpose: a stable `code` for programs, one sentence for people.
 *
 * The sentence has the shape "what failed: why. What to do."
 */
export class FaultlsError extends Error {
  override readonly name = 'FaultlsError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The closed list of codes; programs may compare with these, the sentences may change. */
export type ErrorCode =
  | 'ERR_UNKNOWN_SCENARIO'
  | 'ERR_SCENARIO_CONFLICT'
  | 'ERR_SCENARIO_INVALID'
  | 'ERR_PORT_TAKEN'
  | 'ERR_PORT_INVALID'
  | 'ERR_HOST_INVALID'
  | 'ERR_TOKEN_REQUIRED'
  | 'ERR_NOT_SERVABLE_HERE'
  | 'ERR_NOT_AS_CLAIMED'
  | 'ERR_LAB_CLOSED'
  | 'ERR_CERTS_UNREADABLE'
  | 'ERR_CERTS_UNWRITABLE'
  | 'ERR_CERTS_FOREIGN'
  | 'ERR_CERTS_DAMAGED'
  | 'ERR_ROOT_TOO_NARROW'
  | 'ERR_UNKNOWN_CLIENT_CERTIFICATE'
  | 'ERR_NEVER_ARRIVED'
  | 'ERR_WRONG_REASON'
  | 'ERR_WRONGLY_ACCEPTED'
  | 'ERR_WRONGLY_REJECTED'
  | 'ERR_HUNG'
  | 'ERR_COMMAND_NOT_FOUND'
  | 'ERR_USAGE';

/** True for errors of this package, whichever copy of it they come from. */
export function isFaultlsError(error: unknown): error is FaultlsError {
  return error instanceof Error && error.name === 'FaultlsError' && 'code' in error;
}
