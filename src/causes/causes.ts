/**
 * The closed list of root causes: the language that scenarios, `diagnose`, `explain`, audit reports and the guide
 * share. A scenario that must fail has one of them; an explanation ranks at most three. The names never change.
 *
 * `clock-skew` and `other-local-config` lie on the client's side, so no scenario has them.
 */
export const causes = [
  'unreachable',
  'expired',
  'not-yet-valid',
  'expired-intermediate-or-root',
  'wrong-host',
  'self-signed-leaf',
  'untrusted-root',
  'incomplete-chain',
  'revoked',
  'revocation-unavailable',
  'weak-signature',
  'weak-key',
  'protocol-version',
  'no-shared-cipher',
  'legacy-renegotiation',
  'plaintext-on-tls-port',
  'tls-on-plaintext-port',
  'sni-problem',
  'client-cert-required',
  'client-cert-rejected',
  'handshake-timeout',
  'connection-reset-during-handshake',
  'truncated-no-close-notify',
  'response-interrupted',
  'alpn-mismatch',
  'bad-ca-constraints',
  'malformed-certificate',
  'key-mismatch',
  'clock-skew',
  'bad-record-mac-or-decrypt-error',
  'protocol-violation',
  'handshake-refused',
  'pinning-failure',
  'certificate-transparency',
  'proxy-interception',
  'other-local-config',
] as const;

/** One root cause from the closed list. */
export type Cause = (typeof causes)[number];

const known: ReadonlySet<string> = new Set(causes);

/** True when the word is a cause of the closed list. */
export function isCause(word: string): word is Cause {
  return known.has(word);
}
