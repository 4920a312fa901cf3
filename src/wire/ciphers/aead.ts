import { type CipherGCMTypes, createCipheriv, createDecipheriv } from 'node:crypto';
import type { AeadAlgorithm } from '../tables/bulk-ciphers.js';
import { badRecord } from './record-cipher.js';

const tagLength = 16;

// Node types each AEAD apart, but all three take the same options.
const options = { authTagLength: tagLength };

/** Encrypts, and appends the tag. */
export function aeadSeal(
  algorithm: AeadAlgorithm,
  key: Buffer,
  nonce: Buffer,
  additional: Buffer,
  plaintext: Buffer,
): Buffer {
  const cipher = createCipheriv(algorithm as CipherGCMTypes, key, nonce, options);
  cipher.setAAD(additional);
  const body = cipher.update(plaintext);
  return Buffer.concat([body, cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts what `aeadSeal` wrote. @throws Refusal `bad_record_mac` */
export function aeadOpen(
  algorithm: AeadAlgorithm,
  key: Buffer,
  nonce: Buffer,
  additional: Buffer,
  sealed: Buffer,
): Buffer {
  if (sealed.length < tagLength) throw badRecord();
  const cipher = createDecipheriv(algorithm as CipherGCMTypes, key, nonce, options);
  cipher.setAAD(additional);
  cipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const plaintext = cipher.update(sealed.subarray(0, sealed.length - tagLength));
  try {
    cipher.final();
  } catch {
    throw badRecord();
  }
  return plaintext;
}

/** The nonce of TLS 1.3 and of ChaCha20: the sequence number, XORed into the fixed IV (RFC 8446 §5.3, RFC 7905 §2). */
export function xoredNonce(iv: Buffer, sequence: bigint): Buffer {
  const nonce = Buffer.from(iv);
  const tail = nonce.length - 8;
  nonce.writeBigUInt64BE(nonce.readBigUInt64BE(tail) ^ sequence, tail);
  return nonce;
}

/** The length that an AEAD adds. */
export const aeadOverhead = tagLength;
