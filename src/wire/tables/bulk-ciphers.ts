/** The part of a suite that encrypts records. Lengths are in bytes. */
export type BulkCipher =
  | { readonly kind: 'aead'; readonly algorithm: AeadAlgorithm; readonly keyLength: number; readonly fixedIv: number }
  | {
      readonly kind: 'block';
      readonly algorithm: BlockAlgorithm;
      readonly keyLength: number;
      readonly blockLength: number;
      readonly material?: number;
    }
  | {
      readonly kind: 'stream';
      readonly algorithm: 'rc4' | 'null';
      readonly keyLength: number;
      readonly material?: number;
    };

export type AeadAlgorithm = 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
export type BlockAlgorithm = 'aes-128-cbc' | 'aes-256-cbc' | 'des-ede3-cbc' | 'des-cbc';

/**
 * Bulk ciphers as suite names write them. `material` is what an export cipher really takes from the key block before it
 * is stretched to `keyLength` (RFC 2246 §6.3.1); `fixedIv` is the part of the nonce that comes from the key block.
 */
export const bulkCiphers = {
  AES_128_GCM: { kind: 'aead', algorithm: 'aes-128-gcm', keyLength: 16, fixedIv: 4 },
  AES_256_GCM: { kind: 'aead', algorithm: 'aes-256-gcm', keyLength: 32, fixedIv: 4 },
  CHACHA20_POLY1305: { kind: 'aead', algorithm: 'chacha20-poly1305', keyLength: 32, fixedIv: 12 },
  AES_128_CBC: { kind: 'block', algorithm: 'aes-128-cbc', keyLength: 16, blockLength: 16 },
  AES_256_CBC: { kind: 'block', algorithm: 'aes-256-cbc', keyLength: 32, blockLength: 16 },
  '3DES_EDE_CBC': { kind: 'block', algorithm: 'des-ede3-cbc', keyLength: 24, blockLength: 8 },
  DES_CBC: { kind: 'block', algorithm: 'des-cbc', keyLength: 8, blockLength: 8 },
  DES40_CBC: { kind: 'block', algorithm: 'des-cbc', keyLength: 8, blockLength: 8, material: 5 },
  RC4_128: { kind: 'stream', algorithm: 'rc4', keyLength: 16 },
  RC4_40: { kind: 'stream', algorithm: 'rc4', keyLength: 16, material: 5 },
  NULL: { kind: 'stream', algorithm: 'null', keyLength: 0 },
} as const satisfies Record<string, BulkCipher>;
