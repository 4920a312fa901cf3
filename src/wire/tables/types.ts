/** Record content types (RFC 8446 §5.1; heartbeat from RFC 6520). */
export const contentType = {
  invalid: 0,
  changeCipherSpec: 20,
  alert: 21,
  handshake: 22,
  applicationData: 23,
  heartbeat: 24,
} as const;

/** A record content type by name. */
export type ContentType = keyof typeof contentType;

/** Handshake message types (RFC 8446 §4 and the registry for those that only older versions use). */
export const handshakeType = {
  HelloRequest: 0,
  ClientHello: 1,
  ServerHello: 2,
  NewSessionTicket: 4,
  EndOfEarlyData: 5,
  EncryptedExtensions: 8,
  Certificate: 11,
  ServerKeyExchange: 12,
  CertificateRequest: 13,
  ServerHelloDone: 14,
  CertificateVerify: 15,
  ClientKeyExchange: 16,
  Finished: 20,
  CertificateStatus: 22,
  KeyUpdate: 24,
  CompressedCertificate: 25,
  MessageHash: 254,
} as const;

/** A handshake message type by name. */
export type HandshakeType = keyof typeof handshakeType;

const names = new Map<number, string>(Object.entries(handshakeType).map(([name, number]) => [number, name]));

/** The name of a handshake message type, or `message N` for one that is not registered. */
export const handshakeName = (type: number): string => names.get(type) ?? `message ${type}`;
