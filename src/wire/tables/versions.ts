/** The protocol versions by the number on the wire (RFC 8446 §4.2.1, RFC 6101 for SSL 3.0). */
export const versionNumber = {
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
} as const;

/** A protocol version, named as Node names it. */
export type ProtocolVersion = keyof typeof versionNumber;

const names = new Map<number, string>(Object.entries(versionNumber).map(([name, number]) => [number, name]));

/** The name of a version number; an unregistered one is written in hexadecimal. */
export const versionName = (version: number): string => names.get(version) ?? hex16(version);

/** Short names, because nearly every step asks. */
export const { SSLv3, TLSv1, 'TLSv1.1': TLSv11, 'TLSv1.2': TLSv12, 'TLSv1.3': TLSv13 } = versionNumber;

/** A 16-bit code point as documents write it, `0x1301`. */
const hex16 = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;
