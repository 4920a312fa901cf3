import { createHash } from 'node:crypto';
import { Reader } from '../reader.js';
import { join, u8, u16, vector8, vector16 } from '../writer.js';
import { type Extension, readExtensions, writeExtensions } from './extensions.js';

/** A ServerHello, which in TLS 1.3 is also the shape of a HelloRetryRequest (RFC 8446 §4.1.3, §4.1.4). */
export interface ServerHello {
  readonly legacyVersion: number;
  readonly random: Buffer;
  readonly sessionId: Buffer;
  readonly cipherSuite: number;
  readonly compression: number;
  /** Empty before extensions existed; then the message ends without a list. */
  readonly extensions: readonly Extension[];
}

export function writeServerHello(hello: ServerHello): Buffer {
  const { legacyVersion, random, sessionId, cipherSuite, compression, extensions } = hello;
  const fixed = join(u16(legacyVersion), random, vector8(sessionId), u16(cipherSuite), u8(compression));
  return extensions.length === 0 ? fixed : join(fixed, vector16(writeExtensions(extensions)));
}

/** @throws Malformed for bytes that are none */
export function readServerHello(body: Buffer): ServerHello {
  const reader = new Reader(body);
  return {
    legacyVersion: reader.u16(),
    random: reader.bytes(32),
    sessionId: reader.vector8(),
    cipherSuite: reader.u16(),
    compression: reader.u8(),
    extensions: reader.done ? [] : readExtensions(reader.vector16()),
  };
}

/** The random that makes a HelloRetryRequest of a ServerHello. */
export const helloRetryRandom: Buffer = createHash('sha256').update('HelloRetryRequest').digest();

/** How a server that speaks more says that it was made to speak less (RFC 8446 §4.1.3). */
export const downgradeSentinel = {
  'TLSv1.2': Buffer.from('DOWNGRD\x01'),
  'TLSv1.1': Buffer.from('DOWNGRD\x00'),
} as const;
