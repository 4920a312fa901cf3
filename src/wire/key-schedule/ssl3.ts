import { createHash } from 'node:crypto';
import type { Transcript } from '../transcript.js';
import { join } from '../writer.js';

/** The derivation of SSL 3.0: MD5 over SHA-1 over 'A', 'BB', 'CCC' … (RFC 6101 §6.1, §6.2.2). */
export function ssl3Stretch(secret: Buffer, seed: Buffer, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let count = 1; blocks.length * 16 < length; count++) {
    const letters = Buffer.alloc(count, 0x40 + count);
    const inner = createHash('sha1')
      .update(join(letters, secret, seed))
      .digest();
    blocks.push(createHash('md5').update(join(secret, inner)).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

const senders = { client: Buffer.from('CLNT'), server: Buffer.from('SRVR') };

/** `verify_data` of SSL 3.0: an MD5 and a SHA-1 (RFC 6101 §5.6.9). */
export const ssl3Finished = (sender: 'client' | 'server', master: Buffer, messages: Transcript): Buffer =>
  join(ssl3Digest('md5', senders[sender], master, messages), ssl3Digest('sha1', senders[sender], master, messages));

/** The keyed hash over the messages that Finished and CertificateVerify use (RFC 6101 §5.6.8). */
export function ssl3Digest(hash: 'md5' | 'sha1', sender: Buffer, master: Buffer, messages: Transcript): Buffer {
  const padding = hash === 'md5' ? 48 : 40;
  const inner = messages
    .fork(hash)
    .update(join(sender, master, Buffer.alloc(padding, 0x36)))
    .digest();
  return createHash(hash)
    .update(join(master, Buffer.alloc(padding, 0x5c), inner))
    .digest();
}
