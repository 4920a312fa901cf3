import { createHash } from 'node:crypto';
import type { DirectionKeys } from '../ciphers/index.js';
import { hashLength } from '../ciphers/mac.js';
import { Reader } from '../reader.js';
import type { BulkCipher } from '../tables/bulk-ciphers.js';
import type { Suite } from '../tables/suites.js';
import { SSLv3, TLSv1 } from '../tables/versions.js';
import { join } from '../writer.js';
import type { LegacySchedule, Randoms } from './legacy.js';
import { prf } from './prf.js';

/** The record keys of both directions. */
export interface RecordKeys {
  readonly client: DirectionKeys;
  readonly server: DirectionKeys;
}

/** Cuts the key block into the keys of a suite (RFC 5246 §6.3). */
export function recordKeys(version: number, suite: Suite, randoms: Randoms, schedule: LegacySchedule): RecordKeys {
  const { cipher } = suite;
  const macLength = suite.mac ? hashLength[suite.mac] : 0;
  const material = 'material' in cipher && cipher.material !== undefined ? cipher.material : cipher.keyLength;
  const fixedIv = suite.exportable ? 0 : ivLength(version, cipher);

  const block = new Reader(schedule.keyBlock(2 * (macLength + material + fixedIv)));
  const [clientMac, serverMac] = [block.bytes(macLength), block.bytes(macLength)];
  const [clientKey, serverKey] = [block.bytes(material), block.bytes(material)];
  const [clientIv, serverIv] = [block.bytes(fixedIv), block.bytes(fixedIv)];

  const client = { mac: clientMac, key: clientKey, iv: clientIv };
  const server = { mac: serverMac, key: serverKey, iv: serverIv };
  if (!suite.exportable) return { client, server };
  const stretch = version === SSLv3 ? ssl3Export(randoms) : tlsExport(version, randoms);
  return {
    client: exportKeys('client', client, cipher, stretch),
    server: exportKeys('server', server, cipher, stretch),
  };
}

/** GCM and ChaCha20 take a fixed part, CBC up to TLS 1.0 its first IV. */
const ivLength = (version: number, cipher: BulkCipher): number =>
  cipher.kind === 'aead' ? cipher.fixedIv : cipher.kind === 'block' && version <= TLSv1 ? cipher.blockLength : 0;

interface ExportStretch {
  readonly key: (sender: Sender, short: Buffer) => Buffer;
  readonly ivs: Record<Sender, Buffer>;
}

type Sender = 'client' | 'server';

/** Export ciphers have five secret bytes and stretch them with what everybody can see. */
function exportKeys(sender: Sender, keys: DirectionKeys, cipher: BulkCipher, stretch: ExportStretch): DirectionKeys {
  const ivBytes = cipher.kind === 'block' ? cipher.blockLength : 0;
  return {
    mac: keys.mac,
    key: stretch.key(sender, keys.key).subarray(0, cipher.keyLength),
    iv: stretch.ivs[sender].subarray(0, ivBytes),
  };
}

/** RFC 2246 §6.3.1. */
function tlsExport(version: number, randoms: Randoms): ExportStretch {
  const seed = join(randoms.client, randoms.server);
  const ivBlock = prf(version, '', Buffer.alloc(0), 'IV block', seed, 16);
  return {
    key: (sender, short) => prf(version, '', short, `${sender} write key`, seed, 16),
    ivs: { client: ivBlock.subarray(0, 8), server: ivBlock.subarray(8) },
  };
}

/** RFC 6101 §6.2.2.1: MD5 over the short key and the randoms, the sender's own random first for the client. */
function ssl3Export(randoms: Randoms): ExportStretch {
  const md5 = (...parts: Buffer[]) =>
    createHash('md5')
      .update(join(...parts))
      .digest();
  const order = {
    client: [randoms.client, randoms.server],
    server: [randoms.server, randoms.client],
  };
  return {
    key: (sender, short) => md5(short, ...order[sender]),
    ivs: { client: md5(...order.client), server: md5(...order.server) },
  };
}
