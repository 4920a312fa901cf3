import { createHmac } from 'node:crypto';
import { TLSv12 } from '../tables/versions.js';
import { join } from '../writer.js';

/** The pseudo-random function of TLS 1.0 to 1.2. `hash` is the suite's, which only TLS 1.2 uses. */
export function prf(
  version: number,
  hash: string,
  secret: Buffer,
  label: string,
  seed: Buffer,
  length: number,
): Buffer {
  const labelled = join(Buffer.from(label), seed);
  if (version >= TLSv12) return expand(hash, secret, labelled, length);
  // MD5 and SHA-1 over one half of the secret each, XORed (RFC 2246 §5).
  const half = Math.ceil(secret.length / 2);
  const md5 = expand('md5', secret.subarray(0, half), labelled, length);
  const sha1 = expand('sha1', secret.subarray(secret.length - half), labelled, length);
  return Buffer.from(md5.map((byte, index) => byte ^ (sha1[index] as number)));
}

/** P_hash (RFC 5246 §5). */
function expand(hash: string, secret: Buffer, seed: Buffer, length: number): Buffer {
  const hmac = (...parts: Buffer[]) =>
    createHmac(hash, secret)
      .update(join(...parts))
      .digest();
  const blocks: Buffer[] = [];
  let chain = seed;
  for (let made = 0; made < length; made += (blocks[0] as Buffer).length) {
    chain = hmac(chain);
    blocks.push(hmac(chain, seed));
  }
  return Buffer.concat(blocks).subarray(0, length);
}
