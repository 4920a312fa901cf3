import { oid } from './der.js';

/** One element of a DER encoding, read just far enough to find one's way. */
export interface DerNode {
  readonly tag: number;
  /** Identifier, length and contents. */
  readonly raw: Buffer;
  readonly contents: Buffer;
}

/**
 * Reads the element at the start of `bytes`.
 *
 * @throws RangeError when the encoding ends early, or uses what DER forbids (an indefinite length, a multi-byte tag).
 */
export function readDer(bytes: Buffer): DerNode {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined) throw new RangeError('the element ends before its length');
  if ((tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) throw new RangeError('not a form that DER allows here');
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  if (bytes.length < 2 + lengthBytes) throw new RangeError('the element ends before its length');
  const size = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
  const end = 2 + lengthBytes + size;
  if (end > bytes.length) throw new RangeError('the element is longer than its bytes');
  return { tag, raw: bytes.subarray(0, end), contents: bytes.subarray(2 + lengthBytes, end) };
}

/** All elements that stand one after the other in `bytes`. */
export function readAll(bytes: Buffer): DerNode[] {
  const nodes: DerNode[] = [];
  for (let at = 0; at < bytes.length; ) {
    const node = readDer(bytes.subarray(at));
    nodes.push(node);
    at += node.raw.length;
  }
  return nodes;
}

/** The contents of the BIT STRING of a SubjectPublicKeyInfo, without its count of unused bits. */
export function publicKeyBits(spki: Buffer): Buffer {
  const bits = readAll(readDer(spki).contents)[1];
  if (!bits) throw new RangeError('not a SubjectPublicKeyInfo');
  return bits.contents.subarray(1);
}

const extensionsTag = 0xa3;
const octetStringTag = 0x04;

/** The value of an extension, inside its OCTET STRING, or null where the certificate does not have it. */
export function readExtension(certificate: Buffer, dotted: string): Buffer | null {
  const [tbs] = readAll(readDer(certificate).contents);
  const block = tbs && readAll(tbs.contents).find(({ tag }) => tag === extensionsTag);
  if (!block) return null;
  const wanted = oid(dotted);
  const found = readAll(readDer(block.contents).contents).find(({ contents }) => readDer(contents).raw.equals(wanted));
  const value = found && readAll(found.contents).find(({ tag }) => tag === octetStringTag);
  return value?.contents ?? null;
}
