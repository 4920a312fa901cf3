import { type AlertName, alertNumbers, type SituationName } from '../situations/index.js';
import type { Codebook, Dialect } from './dialect.js';

/** Names that clients give to alerts beside the registered one, without spaces, hyphens and underscores. */
const otherNames: Readonly<Record<string, AlertName>> = {
  aborthandshake: 'handshake_failure',
  caisunknown: 'unknown_ca',
  certificatenotknown: 'certificate_unknown',
  certificateisbad: 'bad_certificate',
  certificateisnotsupported: 'unsupported_certificate',
  certificatewasrevoked: 'certificate_revoked',
  unsupportedcert: 'unsupported_certificate',
  badcert: 'bad_certificate',
  accesswasdenied: 'access_denied',
  couldnotcompletehandshake: 'handshake_failure',
  decodeerr: 'decode_error',
  decrypterr: 'decrypt_error',
  decryptionfailedreserved: 'decryption_failed',
  decompressionfail: 'decompression_failure',
  encryptedclienthellorequired: 'ech_required',
  encryptedclienthelloneeded: 'ech_required',
  echrequired: 'ech_required',
  errordecodingmessage: 'decode_error',
  errorincertificate: 'bad_certificate',
  errorinprotocolversion: 'protocol_version',
  errordecryptingmessage: 'decrypt_error',
  expiredcertificate: 'certificate_expired',
  handshakefail: 'handshake_failure',
  handshakefailed: 'handshake_failure',
  illegalparam: 'illegal_parameter',
  insufficientsecuritylevel: 'insufficient_security',
  nocertificatereserved: 'no_certificate',
  nosupportedapplicationprotocolcouldbenegotiated: 'no_application_protocol',
  noapplicationprotocolreserved: 'no_application_protocol',
  nosupportedapplicationprotocol: 'no_application_protocol',
  protocolversionnotsupported: 'protocol_version',
  revokedcertificate: 'certificate_revoked',
  servernamenotrecognized: 'unrecognized_name',
  thesniservernamenotrecognised: 'unrecognized_name',
  theservernamesentwasnotrecognized: 'unrecognized_name',
  unknowncacert: 'unknown_ca',
  unknowncert: 'certificate_unknown',
  unknowncertificate: 'certificate_unknown',
  unknowncertificateauthority: 'unknown_ca',
  unknownauthority: 'unknown_ca',
  unknownpskid: 'unknown_psk_identity',
  unrecognisedname: 'unrecognized_name',
  unsupportedext: 'unsupported_extension',
  usercancelled: 'user_canceled',
  certificateisrequired: 'certificate_required',
  certrequired: 'certificate_required',
  badcertstatusresponse: 'bad_certificate_status_response',
  badcerthashvalue: 'bad_certificate_hash_value',
};

const means: Record<string, SituationName> = {};
for (const [name, number] of Object.entries(alertNumbers) as [AlertName, number][]) {
  const situation: SituationName = `alert:${name}`;
  means[name.replaceAll('_', '')] = situation;
  means[String(number)] = situation;
  means[String(1000 + number)] = situation; // OpenSSL's reason code of a received alert
  means[String(0x200 + number)] = situation; // level fatal and description as one number, as curl prints them
  means[String(0x100 + number)] = situation;
}
for (const [name, alert] of Object.entries(otherNames)) means[name] = `alert:${alert}`;

/** Recognises an alert by any of its names or numbers. */
const alert = (find: RegExp, more: Partial<Codebook> = {}): Codebook => ({ find, means, ...more });

const word = '([a-z]+(?:[ _-][a-z]+){0,6})';
const on = (before: string, after = '') => new RegExp(before + word + after, 'gi');

/**
 * Alerts, however they are written: by number, by registered name, by the names of Go, GnuTLS, rustls, Erlang and
 * others. A *sent* alert is the complaint of the side that prints it, a received one that of its peer.
 */
export const alerts: Dialect = {
  codes: [
    alert(/\bSSL alert number (\d{1,3})\b/gi, { otherwise: 'alert:unknown' }),
    alert(/SSL routines:[^:\n]*:reason\((1[01]\d\d)\)/gi, { otherwise: 'alert:unknown' }),
    alert(on('(?:sslv3 alert|tlsv1 alert|tlsv13 alert|ssl\\/tls alert) ')),
    alert(/\b(?:SSLV3_ALERT|TLSV1_ALERT|TLSV13_ALERT|SSL\/TLS_ALERT)_([A-Z]+(?:_[A-Z]+){0,5})/gi),
    alert(
      /\btlsv1 (unrecognized name|unsupported extension|certificate unobtainable|bad certificate status response|bad certificate hash value)/gi,
    ),
    alert(
      /\bTLSV1_(UNRECOGNIZED_NAME|UNSUPPORTED_EXTENSION|CERTIFICATE_UNOBTAINABLE|BAD_CERTIFICATE_STATUS_RESPONSE)/gi,
    ),
    alert(/\(IN\), TLS alert, [^(\n]*\((\d{2,3})\)/gi),
    alert(/\(OUT\), TLS alert, [^(\n]*\((\d{2,3})\)/gi, { sent: true }),
    alert(/(?:<<< TLS|<<< SSL)[^\n]*Alert[^\n]*, (?:fatal|warning) (\w+)/gi),
    alert(/(?:>>> TLS|>>> SSL)[^\n]*Alert[^\n]*, (?:fatal|warning) (\w+)/gi, { sent: true }),
    alert(/\bSSL3 alert read:(?:fatal|warning):([a-z]+(?: [a-z]+){0,4})/gi),
    alert(/\bSSL3 alert write:(?:fatal|warning):([a-z]+(?: [a-z]+){0,4})/gi, { sent: true }),
    alert(on('received (?:a )?(?:fatal|warning) alert:? ?[\'"(]?', '[\'")]?'), { otherwise: 'alert:unknown' }),
    alert(/\breceived (?:a )?(?:fatal |warning )?(?:tls )?alert:? \[?(\d{1,3})\b/gi, { otherwise: 'alert:unknown' }),
    alert(/\breceived alert \[(\d{1,3})\]/gi, { otherwise: 'alert:unknown' }),
    alert(/\bgnutls_handshake\(\) failed: ([A-Z][A-Za-z]*(?: [A-Za-z]+){0,7})/g),
    alert(/\bAlertReceived\((?:AlertDescription::)?(\w+)/gi),
    alert(/\bfatal alert:? (\w+)/gi),
    alert(on('remote error: (?:tls: )?')),
    alert(/\btls: ([a-z]+(?: [a-zA-Z]+){0,4})/g),
    alert(/\bremote error: tls: alert\((\d+)\)/gi, { otherwise: 'alert:unknown' }),
    alert(on('local error: (?:tls: )?'), { sent: true }),
    alert(/\bTlsFatalAlertReceived: (\w+)\((?:\d+)\)/gi, { otherwise: 'alert:unknown' }),
    alert(/\bTlsFatalAlert: (\w+)\((?:\d+)\)/gi, { sent: true }),
    alert(/\bremote party sent a TLS alert: '?(\w+)/gi, { otherwise: 'alert:unknown' }),
    alert(/fatal alert was received[\s\S]{0,120}?(?:code|alert) (?:is|:)? ?(\d{1,3})/gi),
    alert(/alert was generated[\s\S]{0,160}?(?:code|alert) (?:is|:)? ?(\d{1,3})/gi, { sent: true }),
    alert(/generated (?:CLIENT|SERVER) ALERT:? (?:Fatal|Warning) - ([A-Za-z]+(?: [A-Za-z]+){0,5})/g, { sent: true }),
    alert(/received (?:CLIENT|SERVER) ALERT:? (?:Fatal|Warning) - ([A-Za-z]+(?: [A-Za-z]+){0,5})/g),
    alert(/tls_alert,? ?[{"'‘[]*([a-z]+(?:[ _][a-z]+){0,4})/gi),
    alert(/\bSSL:? :?\w+:? ?\w*\.erl:\d+:? ?Fatal error: ([a-z]+(?: [a-z]+){0,4})/gi, { sent: true }),
    alert(
      /\b(?:alert code|alert number|alert description|alert desc|alert type)[ =:(]+(\d{1,3}|[a-z]+(?:[ _][a-z]+){1,4})/gi,
    ),
    alert(
      /\b(?:TLS alert|SSL alert)[:,]? ?\(?(?:fatal|read|warning|type \d+)?[:,]? ?(?:read|fatal)?[:,]? ?(\d{2,3}|[a-z]+(?:[ _][a-z]+){1,4})/gi,
    ),
    alert(/\bTLS alert (?:desc=|description )?"?(\w+)/gi),
  ],
};
