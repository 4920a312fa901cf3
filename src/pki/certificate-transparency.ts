import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { octetString } from './der.js';
import type { Extension } from './extensions.js';

/**
 * A signed certificate timestamp (RFC 6962 §3.2) of a log that nobody knows, embedded in the certificate (§3.3). Its
 * encoding is right; its signature is that of the log, and over nothing.
 */
export function worthlessTimestamp(): Extension {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const logKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const timestamp = Buffer.alloc(8);
  timestamp.writeBigUInt64BE(BigInt(Date.now()));
  const sct = Buffer.concat([
    Buffer.from([version1]),
    createHash('sha256').update(logKey).digest(),
    timestamp,
    noExtensions,
    sha256WithEcdsa,
    vector16(sign('sha256', Buffer.alloc(0), privateKey)),
  ]);
  return {
    name: 'signedCertificateTimestamps',
    oid: '1.3.6.1.4.1.11129.2.4.2',
    critical: false,
    value: octetString(vector16(vector16(sct))),
  };
}

const version1 = 0;
const noExtensions = Buffer.from([0, 0]);
/** Hash and signature algorithm as TLS 1.2 numbers them (RFC 5246 §7.4.1.4.1). */
const sha256WithEcdsa = Buffer.from([4, 3]);

const vector16 = (contents: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(contents.length);
  return Buffer.concat([length, contents]);
};
