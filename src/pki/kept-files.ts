import { createHash, type KeyObject } from 'node:crypto';
import { type KeptAuthorities, type TrustedAnchor, trustedAnchors } from './authorities.js';
import { pem } from './der.js';
import { type KeptManifest, keptMark } from './kept-manifest.js';
import { permittedNames } from './read-back.js';

/** One file of a kept PKI. */
export interface KeptFile {
  readonly name: string;
  readonly text: string;
  /** The digest of what is inside, where it is no key. */
  readonly digest?: string;
}

export const manifestName = 'manifest.json';

/** The files of one authority. Below a root that has no key any more nothing can be signed again: all of it is kept. */
export const namesOf = (anchor: TrustedAnchor) => ({
  root: `${anchor}.root.pem`,
  rootCrl: `${anchor}.root.crl.pem`,
  intermediate: `${anchor}.intermediate.pem`,
  intermediateKey: `${anchor}.intermediate.key.pem`,
  /** The intermediate that says where its status can be asked. */
  pointing: `${anchor}.intermediate.status.pem`,
  /** It has the key of the intermediate. */
  responder: `${anchor}.responder.pem`,
});

export const crlLabel = 'X509 CRL';

/** The files that these authorities are kept in. */
export function keptFiles(kept: KeptAuthorities): KeptFile[] {
  const files = trustedAnchors.flatMap((anchor) => authorityFiles(anchor, kept));
  const manifest: KeptManifest = {
    format: keptMark,
    schema: 1,
    label: kept.label,
    permitted: permittedNames(kept.lab.root),
    validUntil: kept.lab.root.recipe.fields.notAfter.at.toISOString(),
    statusAt: kept.statusAt,
    files: Object.fromEntries(files.flatMap(({ name, digest }) => (digest ? [[name, digest]] : []))),
  };
  return [...files, { name: manifestName, text: `${JSON.stringify(manifest, null, 2)}\n` }];
}

function authorityFiles(anchor: TrustedAnchor, kept: KeptAuthorities): KeptFile[] {
  const names = namesOf(anchor);
  const { root, intermediate, status } = kept[anchor];
  return [
    open(names.root, root.der),
    open(names.intermediate, intermediate.der),
    secret(names.intermediateKey, intermediate.key),
    open(names.pointing, status.intermediate.der),
    open(names.responder, status.responder.der),
    open(names.rootCrl, status.crl, crlLabel),
  ];
}

const open = (name: string, der: Buffer, label = 'CERTIFICATE'): KeptFile => ({
  name,
  text: pem(label, der),
  digest: sha256(der),
});

const secret = (name: string, key: KeyObject): KeptFile => ({
  name,
  text: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

export const sha256 = (der: Buffer): string => createHash('sha256').update(der).digest('hex');
