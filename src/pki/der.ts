/**
 * A small DER writer (ITU-T X.690). Libraries write only certificates that are right; this one writes whatever a recipe
 * asks for, and it is quick enough that a scenario mints in well under a millisecond.
 */
const length = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size]);
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
};

/** One element: tag, length, contents. `tag` is the whole identifier octet. */
export const element = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const size = contents.reduce((sum, each) => sum + each.length, 0);
  return Buffer.concat([Buffer.from([tag]), length(size), ...contents]);
};

export const sequence = (...items: readonly Uint8Array[]): Buffer => element(0x30, ...items);
export const set = (...items: readonly Uint8Array[]): Buffer => element(0x31, ...items);
export const octetString = (contents: Uint8Array): Buffer => element(0x04, contents);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing = (): Buffer => element(0x05);
export const enumerated = (value: number): Buffer => element(0x0a, Buffer.from([value]));
export const utf8String = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'));
export const printableString = (text: string): Buffer => element(0x13, Buffer.from(text, 'latin1'));
export const ia5String = (text: string): Buffer => element(0x16, Buffer.from(text, 'latin1'));

/** `[n]`, constructed: an explicit tag, or an implicit one around a structure. */
export const tagged = (n: number, ...contents: readonly Uint8Array[]): Buffer => element(0xa0 | n, ...contents);
/** `[n]`, primitive: an implicit tag around plain bytes. */
export const taggedBytes = (n: number, contents: Uint8Array): Buffer => element(0x80 | n, contents);

export const bitString = (contents: Uint8Array, unusedBits = 0): Buffer =>
  element(0x03, Buffer.from([unusedBits]), contents);

/** A named bit list: bit 0 is the first one; trailing zero bits are removed, as DER asks (X.690 §11.2.2). */
export const namedBits = (bits: readonly number[]): Buffer => {
  if (bits.length === 0) return bitString(Buffer.alloc(0));
  const last = Math.max(...bits);
  const bytes = Buffer.alloc((last >> 3) + 1);
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(bytes, 7 - (last & 7));
};

/** INTEGER from a number, or from its contents octets as they shall stand there (two's complement, big endian). */
export const integer = (value: number | bigint | Uint8Array): Buffer => {
  if (value instanceof Uint8Array) return element(0x02, value);
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    bytes.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (rest !== 0n && rest !== -1n);
  if (rest === 0n && (bytes[0] ?? 0) & 0x80) bytes.unshift(0);
  if (rest === -1n && !((bytes[0] ?? 0) & 0x80)) bytes.unshift(0xff);
  return element(0x02, Buffer.from(bytes));
};

/** A positive INTEGER from its magnitude. */
export const unsigned = (magnitude: Uint8Array): Buffer => {
  const bytes = Buffer.from(magnitude);
  return integer((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
};

const written = new Map<string, Buffer>();

/** OBJECT IDENTIFIER from its dotted form. */
export const oid = (dotted: string): Buffer => {
  const known = written.get(dotted);
  if (known) return known;
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift((left & 0x7f) | 0x80);
    return septets;
  });
  const encoded = element(0x06, Buffer.from(bytes));
  written.set(dotted, encoded);
  return encoded;
};

const digits = (date: Date) => date.toISOString().replace(/[-:T]|\.\d+/g, '');

/** `YYMMDDHHMMSSZ` (RFC 5280 §4.1.2.5.1). */
export const utcTime = (date: Date): Buffer => element(0x17, Buffer.from(digits(date).slice(2), 'latin1'));
/** `YYMMDDHHMMZ`: ASN.1 allows it, DER (X.690 §11.8.2) and RFC 5280 §4.1.2.5.1 ask for seconds. */
export const utcTimeWithoutSeconds = (date: Date): Buffer =>
  element(0x17, Buffer.from(`${digits(date).slice(2, 12)}Z`, 'latin1'));
/** `YYYYMMDDHHMMSSZ` (RFC 5280 §4.1.2.5.2). */
export const generalizedTime = (date: Date): Buffer => element(0x18, Buffer.from(digits(date), 'latin1'));
/** UTCTime through 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
export const time = (date: Date): Buffer =>
  date.getUTCFullYear() < 2050 && date.getUTCFullYear() >= 1950 ? utcTime(date) : generalizedTime(date);

export const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----\n`;

/** Every block of a PEM text with this label, as DER. */
export const unpem = (label: string, text: string): Buffer[] =>
  [...text.matchAll(new RegExp(`-----BEGIN ${label}-----([^-]*)-----END ${label}-----`, 'g'))].map((match) =>
    Buffer.from(match[1] ?? '', 'base64'),
  );
