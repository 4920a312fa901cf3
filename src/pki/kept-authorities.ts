import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultlsError } from '../errors.js';
import type { Authority, KeptAuthorities, TrustedAnchor } from './authorities.js';
import { damaged, foreign, isCode, unreadable } from './certs-errors.js';
import { unpem } from './der.js';
import { crlLabel, manifestName, namesOf, sha256 } from './kept-files.js';
import { type KeptManifest, keptManifest, keptMark } from './kept-manifest.js';
import type { Certificate } from './mint.js';
import { readBack } from './read-back.js';

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
  const authority = (anchor: TrustedAnchor) => new KeptAuthority(place, namesOf(anchor), manifest).read();
  const [lab, expired, constrained] = [
    await authority('lab'),
    await authority('expired'),
    await authority('constrained'),
  ];
  return { label: manifest.label, statusAt: manifest.statusAt, lab, expired, constrained };
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

/** The files of one authority, each checked against the manifest, and each key against its certificate. */
class KeptAuthority {
  constructor(
    private readonly place: string,
    private readonly names: ReturnType<typeof namesOf>,
    private readonly manifest: KeptManifest,
  ) {}

  async read(): Promise<Authority> {
    const { names, manifest } = this;
    const root = await this.#certificate(names.root, null, null);
    const key = await this.#key(names.intermediateKey);
    const status = {
      at: manifest.statusAt,
      intermediate: await this.#certificate(names.pointing, key, root),
      crl: await this.#der(names.rootCrl, crlLabel),
      responder: await this.#certificate(names.responder, key, root),
    };
    return { root, intermediate: await this.#certificate(names.intermediate, key, root), status };
  }

  async #certificate(name: string, key: KeyObject | null, issuer: Certificate | null): Promise<Certificate> {
    const der = await this.#der(name, 'CERTIFICATE');
    return parsed(join(this.place, name), () => {
      if (key && !new X509Certificate(der).checkPrivateKey(key))
        throw new RangeError('the key beside it is not its own');
      return readBack(der, key, issuer);
    });
  }

  async #der(name: string, label: string): Promise<Buffer> {
    const path = join(this.place, name);
    const [der = Buffer.alloc(0)] = unpem(label, await read(path));
    if (sha256(der) !== this.manifest.files[name]) throw damaged(path, 'it is not what the manifest beside it says');
    return der;
  }

  async #key(name: string): Promise<KeyObject> {
    const path = join(this.place, name);
    const text = await read(path);
    return parsed(path, () => createPrivateKey(text));
  }
}

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
