/**
 * TLS alerts by number (RFC 8446 §6, and the registry of TLS parameters for those that older versions used).
 */
export const alertNames = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
  121: 'ech_required',
} as const;

/** The registered name of an alert, as RFC 8446 §6 writes it. */
export type AlertName = (typeof alertNames)[keyof typeof alertNames];

/** The name of an alert number, or `alert_N` for one that is not registered. */
export function alertName(code: number): string {
  return (alertNames as Record<number, string>)[code] ?? `alert_${code}`;
}

/** The number of an alert name. */
export function alertCode(name: AlertName): number {
  const found = Object.entries(alertNames).find(([, known]) => known === name);
  return Number(found?.[0]);
}

/** A whole alert record in clear text, ready for the wire. `version` is the record version, 0x0303 by default. */
export function alertRecord(code: number, level: 'warning' | 'fatal' = 'fatal', version = 0x0303): Buffer {
  return Buffer.from([21, version >> 8, version & 0xff, 0, 2, level === 'fatal' ? 2 : 1, code]);
}
