import { sign } from 'node:crypto';
import { secondsAgo } from '../dates.js';
import { bitString, integer, octetString, oid, sequence, tagged, time } from '../der.js';
import * as ext from '../extensions.js';
import { withPointers } from '../healthy.js';
import type { KeyRing } from '../keys.js';
import { type Certificate, mint, signatureAlgorithm } from '../mint.js';
import { ocspDelegate } from './delegate.js';
import { placeBelow, pointersTo } from './pointers.js';

/**
 * All that a root will ever say about its intermediate, signed before it forgets its key: none is taken back, and who
 * may answer for the root when somebody asks.
 */
export interface RootStatus {
  /** The address below which this lab tells the status of its certificates, once somebody opens that port. */
  readonly at: string;
  /** The intermediate once more, with the same key; this one says where to ask about it. */
  readonly intermediate: Certificate;
  /** The CRL of the root, in DER: it is empty, and lasts as long as the intermediate. */
  readonly crl: Buffer;
  /** Signs OCSP responses in the name of the root; it has the key of the intermediate, so there is none more to keep. */
  readonly responder: Certificate;
}

/** Signs all of it. */
export async function rootStatus(
  root: Certificate,
  { recipe, key }: Certificate,
  at: string,
  keys: KeyRing,
): Promise<RootStatus> {
  const pointing = withPointers(recipe, pointersTo(at, placeBelow(root.keyId)));
  return {
    at,
    intermediate: await mint(pointing, root, keys, key),
    crl: emptyCrl(root, recipe.fields.notAfter.at),
    responder: await mint(ocspDelegate(recipe.fields.notAfter.at), root, keys, key),
  };
}

/**
 * A CRL with nothing on it (RFC 5280 §5.1). The library that writes all others takes longer to load than a lab to
 * start, and the key does not wait.
 */
function emptyCrl(issuer: Certificate, until: Date): Buffer {
  const algorithm = signatureAlgorithm(issuer.key, 'sha256');
  const context = { subjectKeyId: issuer.keyId, issuerKeyId: issuer.keyId };
  const list = sequence(
    integer(1),
    algorithm,
    issuer.subject,
    time(secondsAgo(0)),
    time(until),
    tagged(0, sequence(ext.encodeExtension(ext.authorityKeyIdentifier(), context), crlNumber)),
  );
  return sequence(list, algorithm, bitString(sign('sha256', list, issuer.key)));
}

const crlNumber = sequence(oid('2.5.29.20'), octetString(integer(1)));
