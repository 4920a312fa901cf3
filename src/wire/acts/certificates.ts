import { brotliCompressSync, deflateSync } from 'node:zlib';
import { extensionType } from '../client-hello.js';
import type { Context } from '../context.js';
import type { Act } from '../flight.js';
import { certificateBody } from '../steps13/authentication.js';
import { join, u16, u24, vector24 } from '../writer.js';

/** Compression algorithms for certificates (RFC 8879 §3). */
const algorithms = { zlib: 1, brotli: 2 } as const;

/** What may be wrong with a compressed certificate. */
export interface CompressedCertificateOptions {
  /** The algorithm to name; the client's first, if it is not told. */
  readonly algorithm?: keyof typeof algorithms | number;
  /** The uncompressed length to claim. */
  readonly claimedLength?: (honest: number) => number;
  /** What is really compressed. */
  readonly content?: (honest: Buffer) => Buffer;
}

/** Sends the Certificate of TLS 1.3 compressed (RFC 8879); meant to replace the step `Certificate`. */
export const compressedCertificate =
  (options: CompressedCertificateOptions = {}): Act =>
  (context) => {
    const honest = certificateBody(context);
    const content = options.content?.(honest) ?? honest;
    const algorithm = number(options.algorithm) ?? offered(context) ?? algorithms.zlib;
    const compressed = algorithm === algorithms.brotli ? brotliCompressSync(content) : deflateSync(content);
    const length = options.claimedLength?.(content.length) ?? content.length;
    const inserted = options.content !== undefined || options.claimedLength !== undefined;
    context.send('CompressedCertificate', join(u16(algorithm), u24(length), vector24(compressed)), { inserted });
  };

const number = (algorithm: CompressedCertificateOptions['algorithm']): number | undefined =>
  typeof algorithm === 'string' ? algorithms[algorithm] : algorithm;

/** The first algorithm of the client that is known here. */
function offered({ hello }: Context): number | undefined {
  const data = hello.extensions.find((each) => each.type === extensionType.compressCertificate)?.data;
  const known: readonly number[] = Object.values(algorithms);
  for (let at = 1; data && at + 2 <= data.length; at += 2) {
    const algorithm = data.readUInt16BE(at);
    if (known.includes(algorithm)) return algorithm;
  }
  return undefined;
}
