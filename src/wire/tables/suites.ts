import { type BulkCipher, bulkCiphers } from './bulk-ciphers.js';
import { type SuiteName, suiteNumber } from './suite-names.js';
import { SSLv3, TLSv1, TLSv11, TLSv12, TLSv13 } from './versions.js';

/** How a suite comes by its secret; `tls13` leaves that to the extensions. */
export type KeyExchange = 'tls13' | 'ecdhe' | 'dhe' | 'rsa';

/** The kind of key that signs (or decrypts) for the server; `any` in TLS 1.3, where suites do not say. */
export type Authentication = 'any' | 'rsa' | 'ecdsa' | 'dsa' | 'anonymous';

/** Everything that a cipher suite stands for. */
export interface Suite {
  readonly id: number;
  readonly name: SuiteName;
  readonly exchange: KeyExchange;
  readonly authentication: Authentication;
  readonly cipher: BulkCipher;
  /** The hash of the record MAC; an AEAD has none. */
  readonly mac: 'md5' | 'sha1' | 'sha256' | 'sha384' | null;
  /** The hash of the key schedule from TLS 1.2 on. */
  readonly hash: 'sha256' | 'sha384';
  /** An export suite: short keys, and an ephemeral RSA key or DH group of at most 512 bits. */
  readonly exportable: boolean;
  /** The first and the last version that has it. */
  readonly since: number;
  readonly until: number;
}

const macs = { MD5: 'md5', SHA: 'sha1', SHA256: 'sha256', SHA384: 'sha384' } as const;
const authentications: Record<string, Authentication> = { RSA: 'rsa', ECDSA: 'ecdsa', DSS: 'dsa', anon: 'anonymous' };

function readName(name: SuiteName, id: number): Suite {
  const [, agreement, cipherName = '', hashName = ''] = /^TLS_(?:(.+)_WITH_)?(.+)_(MD5|SHA\d*)$/.exec(name) ?? [];
  const cipher = bulkCiphers[cipherName as keyof typeof bulkCiphers];
  const mac = macs[hashName as keyof typeof macs];
  const parts = agreement?.split('_') ?? [];
  const exportable = parts.includes('EXPORT');
  const isNew = cipher.kind === 'aead' || mac === 'sha256' || mac === 'sha384';
  return {
    id,
    name,
    exchange:
      agreement === undefined ? 'tls13' : parts[0] === 'RSA' ? 'rsa' : parts[0]?.startsWith('EC') ? 'ecdhe' : 'dhe',
    authentication: agreement === undefined ? 'any' : (authentications[parts[1] ?? ''] ?? 'rsa'),
    cipher,
    mac: cipher.kind === 'aead' ? null : mac,
    hash: mac === 'sha384' ? 'sha384' : 'sha256',
    exportable,
    // Curves came with TLS 1.0 (RFC 4492); export suites left with TLS 1.1, DES with TLS 1.2 (RFC 4346 §A.5, RFC 5469).
    since: agreement === undefined ? TLSv13 : isNew ? TLSv12 : parts[0]?.startsWith('EC') ? TLSv1 : SSLv3,
    until: agreement === undefined ? TLSv13 : exportable ? TLSv1 : cipherName === 'DES_CBC' ? TLSv11 : TLSv12,
  };
}

const suites = new Map<number, Suite>(
  Object.entries(suiteNumber).map(([name, id]) => [id, readName(name as SuiteName, id)]),
);

/** Every suite of the engine, most preferred first. */
export const allSuites: readonly Suite[] = [...suites.values()];

/** The suite of that name. */
export function suite(name: SuiteName): Suite {
  return suites.get(suiteNumber[name]) as Suite;
}

/** What a healthy server of today offers (RFC 9325 §4.2): forward secrecy and an AEAD. */
export const healthySuites: readonly SuiteName[] = allSuites
  .filter((each) => each.cipher.kind === 'aead' && each.exchange !== 'rsa' && each.exchange !== 'dhe')
  .map((each) => each.name);
