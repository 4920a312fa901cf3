import { createHmac } from 'node:crypto';
import { join, u8, u16, vector8 } from '../writer.js';

/** HKDF-Extract (RFC 5869 §2.2). */
export const extract = (hash: string, salt: Buffer, secret: Buffer): Buffer =>
  createHmac(hash, salt).update(secret).digest();

/** HKDF-Expand-Label (RFC 8446 §7.1). */
export function expandLabel(hash: string, secret: Buffer, label: string, context: Buffer, length: number): Buffer {
  const info = join(u16(length), vector8(Buffer.from(`tls13 ${label}`)), vector8(context));
  const blocks: Buffer[] = [];
  let block: Buffer = empty;
  for (let count = 1, made = 0; made < length; count++, made += block.length) {
    block = createHmac(hash, secret).update(block).update(info).update(u8(count)).digest();
    blocks.push(block);
  }
  const first = blocks[0] as Buffer;
  return blocks.length === 1 ? first.subarray(0, length) : Buffer.concat(blocks).subarray(0, length);
}

const empty = Buffer.alloc(0);
