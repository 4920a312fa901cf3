import type { Suite } from '../tables/suites.js';
import { Aead12 } from './aead12.js';
import { BlockCipher } from './block.js';
import { type MacHash, RecordMac } from './mac.js';
import { Rc4 } from './rc4.js';
import type { DirectionKeys, RecordCipher } from './record-cipher.js';
import { StreamCipher } from './stream.js';

export { Aead13 } from './aead13.js';
export type { DirectionKeys, RecordCipher } from './record-cipher.js';

/** The protection of one direction in SSL 3.0 to TLS 1.2. */
export function legacyCipher(
  suite: Suite,
  version: number,
  keys: DirectionKeys,
  encryptThenMac: boolean,
): RecordCipher {
  const { cipher } = suite;
  if (cipher.kind === 'aead') return new Aead12(cipher.algorithm, keys);
  const mac = new RecordMac(version, suite.mac as MacHash, keys.mac);
  if (cipher.kind === 'block') return new BlockCipher({ ...cipher, version, mac, encryptThenMac }, keys);
  if (cipher.algorithm === 'null') return new StreamCipher(mac, (data) => data);
  const rc4 = new Rc4(keys.key);
  return new StreamCipher(mac, (data) => rc4.process(data));
}
