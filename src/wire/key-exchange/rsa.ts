import { constants, generateKeyPairSync, type KeyObject, privateDecrypt, randomBytes } from 'node:crypto';
import { u16 } from '../writer.js';

/**
 * Decrypts the premaster secret of a static RSA exchange. Whatever is wrong with it, the answer is a random secret, and
 * the client's Finished will not verify: an alert here would be Bleichenbacher's oracle (RFC 5246 §7.4.7.1).
 */
export function decryptPremaster(key: KeyObject, encrypted: Buffer, offeredVersion: number): Buffer {
  const random = randomBytes(48);
  let block: Buffer;
  try {
    // Node refuses to remove this padding on its own, for the same oracle's sake.
    block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  } catch {
    return random;
  }
  const premaster = block.subarray(-48);
  const padding = block.subarray(0, -48);
  const wellFormed =
    padding[0] === 0 && padding[1] === 2 && padding[padding.length - 1] === 0 && !padding.subarray(2, -1).includes(0);
  return wellFormed && premaster.subarray(0, 2).equals(u16(offeredVersion)) ? premaster : random;
}

/** The short key of an export suite: RSA of 512 bits, made for one connection (RFC 2246 §7.4.3). */
export const shortLivedKey = (bits = 512): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } =>
  generateKeyPairSync('rsa', { modulusLength: bits });
