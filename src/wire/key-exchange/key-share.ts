/** One side of a Diffie-Hellman exchange: what is shown to the peer, and what comes of the peer's answer. */
export interface KeyShare {
  /** The number of the group, or null for parameters that the server made up (RFC 5246 §7.4.3). */
  readonly group: number | null;
  readonly publicValue: Buffer;
  /** The shared secret. @throws Refusal with `illegal_parameter` for a value that is not of the group */
  agree(peer: Buffer): Buffer;
}
