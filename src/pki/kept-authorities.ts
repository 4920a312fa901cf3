import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultlsError } from '../errors.js';
import { type Authority, type KeptAuthorities, type TrustedAnchor, trustedAnchors } from './authorities.js';
import { damaged, foreign, isCode, unreadable } from './certs-errors.js';
import { unpem } from './der.js';
import { type KeptManifest, keptManifest, keptMark } from './kept-manifest.js';
import type { Certificate } from './mint.js';
import { permittedNames, readBack } from './read-back.js';

/** One file of a kept PKI. */
export interface KeptFile {
  readonly name: string;
  readonly text: string;
  readonly secret?: true;
}

const manifestName = 'manifest.json';
const namesOf = (anchor: TrustedAnchor) => ({
  root: `${anchor}.root.pem`,
  intermediate: `${anchor}.intermediate.pem`,
  key: `${anchor}.intermediate.key.pem`,
});

/** The files that these authorities are kept in. Keys are those of the intermediates only: the roots have none left. */
export function keptFiles(kept: KeptAuthorities): KeptFile[] {
  const certificates: Record<string, Certificate> = {};
  const keys: KeptFile[] = [];
  for (const anchor of trustedAnchors) {
    const names = namesOf(anchor);
    const { root, intermediate } = kept[anchor];
    certificates[names.root] = root;
    certificates[names.intermediate] = intermediate;
    keys.push({
      name: names.key,
      text: intermediate.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      secret: true,
    });
  }
  const manifest: KeptManifest = {
    format: keptMark,
    schema: 1,
    label: kept.label,
    permitted: permittedNames(kept.lab.root),
    validUntil: kept.lab.root.recipe.fields.notAfter.at.toISOString(),
    files: Object.fromEntries(Object.entries(certificates).map(([name, each]) => [name, sha256(each.der)])),
  };
  return [
    ...Object.entries(certificates).map(([name, each]) => ({ name, text: each.pem })),
    ...keys,
    { name: manifestName, text: `${JSON.stringify(manifest, null, 2)}\n` },
  ];
}

/**
 * Reads the authorities that an earlier run kept; null when there are none.
 *
 * @throws FaultlsError `ERR_CERTS_UNREADABLE`, `ERR_CERTS_FOREIGN`, `ERR_CERTS_DAMAGED`.
 */
export async function readAuthorities(place: string): Promise<KeptAuthorities | null> {
  const present = await readdir(place).catch((error: unknown): string[] => {
    if (isCode(error, 'ENOENT')) return [];
    throw isCode(error, 'ENOTDIR') ? foreign(place, error) : unreadable(place, error);
  });
  if (present.length === 0) return null;
  if (!present.includes(manifestName)) throw foreign(place, 'it holds files that faultls did not write');
  const manifest = await readManifest(join(place, manifestName));
  const [lab, expired, constrained] = await Promise.all([
    readAuthority(place, 'lab', manifest),
    readAuthority(place, 'expired', manifest),
    readAuthority(place, 'constrained', manifest),
  ]);
  return { label: manifest.label, lab, expired, constrained };
}

async function readManifest(path: string): Promise<KeptManifest> {
  const text = await read(path);
  const whole = parsed(path, () => JSON.parse(text) as unknown);
  if (typeof whole !== 'object' || whole === null || !('format' in whole) || whole.format !== keptMark) {
    throw foreign(path, 'faultls did not write it');
  }
  const manifest = keptManifest.safeParse(whole);
  if (manifest.success) return manifest.data;
  const [issue] = manifest.error.issues;
  throw damaged(path, `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not understood'}`);
}

async function readAuthority(place: string, anchor: TrustedAnchor, manifest: KeptManifest): Promise<Authority> {
  const names = namesOf(anchor);
  const certificate = async (name: string) => {
    const path = join(place, name);
    const [der = Buffer.alloc(0)] = unpem('CERTIFICATE', await read(path));
    if (sha256(der) !== manifest.files[name])
      throw damaged(path, 'it is not the certificate of the manifest beside it');
    return der;
  };
  const [root, intermediate] = [await certificate(names.root), await certificate(names.intermediate)];
  const path = join(place, names.key);
  const pem = await read(path);
  const key = parsed(path, () => createPrivateKey(pem));
  return parsed(path, () => {
    if (!new X509Certificate(intermediate).checkPrivateKey(key))
      throw new RangeError('it is not the key of its certificate');
    const own = readBack(root, null, null);
    return { root: own, intermediate: readBack(intermediate, key, own), status: null };
  });
}

const sha256 = (der: Buffer): string => createHash('sha256').update(der).digest('hex');

/** A file that the manifest promises. */
const read = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    throw isCode(error, 'ENOENT') ? damaged(path, 'it is missing') : unreadable(path, error);
  });

function parsed<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof FaultlsError ? error : damaged(path, error);
  }
}
