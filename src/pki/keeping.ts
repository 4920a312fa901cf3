import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { FaultlsError } from '../errors.js';
import { Authorities, type KeptAuthorities } from './authorities.js';
import { isCode, unwritable } from './certs-errors.js';
import { revokedClientSerial } from './client-certificates.js';
import { readAuthorities } from './kept-authorities.js';
import { type KeptFile, keptFiles } from './kept-files.js';
import { KeyRing } from './keys.js';
import { LabPki } from './lab-pki.js';
import { covers, permittedNames } from './read-back.js';

export interface KeepOptions {
  /** Made with mode 0700 when it does not exist; the authorities lie in its sub-folder `authority`. */
  readonly folder: string;
  /** Names besides `localhost` that the lab may vouch for. */
  readonly hostNames?: readonly string[];
  /** Where the status of certificates will be told, for intermediates that are made now: `http://127.0.0.1:8080/status`. */
  readonly statusAt?: string;
}

/**
 * Opens the PKI that is kept in a folder, or makes one and keeps it there, so that clients need to be given the roots
 * only once.
 *
 * Its roots live for ten years. When nine of them are over, they are set aside (as `authority-<label>`) and new ones
 * are made: nothing can renew a root whose key is gone, and a lab that lets its own root expire would teach the wrong
 * lesson.
 *
 * @throws FaultlsError `ERR_ROOT_TOO_NARROW` when the kept roots do not cover all of `hostNames`;
 *   `ERR_CERTS_UNREADABLE`, `ERR_CERTS_UNWRITABLE`, `ERR_CERTS_FOREIGN`, `ERR_CERTS_DAMAGED`: the folder is then as it was.
 */
export async function openPki({ folder, hostNames = [], statusAt }: KeepOptions): Promise<LabPki> {
  const place = join(folder, 'authority');
  let kept = await readAuthorities(place);
  if (kept && lifeUsed(kept) > 0.9) {
    await moved(place, `${place}-${kept.label}`);
    kept = null;
  }
  kept ??= await keepNew(folder, place, new Authorities(new KeyRing(), hostNames, null, statusAt));
  mustCover(kept, hostNames, place);
  const pki = new LabPki(hostNames, kept);
  pki.revokedSerials.add(revokedClientSerial(kept.lab.intermediate).toString('hex'));
  return pki;
}

function lifeUsed({ lab }: KeptAuthorities): number {
  const { notBefore, notAfter } = lab.root.recipe.fields;
  return (Date.now() - notBefore.at.getTime()) / (notAfter.at.getTime() - notBefore.at.getTime());
}

async function keepNew(folder: string, place: string, fresh: Authorities): Promise<KeptAuthorities> {
  const [lab, expired, constrained] = await Promise.all([
    fresh.get('lab'),
    fresh.get('expired'),
    fresh.get('constrained'),
  ]);
  const made: KeptAuthorities = { label: fresh.label, statusAt: fresh.statusAt, lab, expired, constrained };
  if (await appeared(folder, place, keptFiles(made))) return made;
  return (await readAuthorities(place)) ?? made;
}

/**
 * Writes a folder beside its place and moves it there, so that it appears whole or not at all. False when somebody was
 * there before: another process that started at the same moment.
 */
async function appeared(folder: string, place: string, files: readonly KeptFile[]): Promise<boolean> {
  let draft: string | null = null;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    draft = await mkdtemp(join(folder, '.authority-'));
    for (const { name, text } of files) {
      await writeFile(join(draft, name), text, { mode: name.endsWith('.key.pem') ? 0o600 : 0o644, flag: 'wx' });
    }
    await rename(draft, place);
    return true;
  } catch (error) {
    if (draft) await rm(draft, { recursive: true, force: true });
    if (isCode(error, 'ENOTEMPTY', 'EEXIST') && draft) return false;
    throw unwritable(folder, error);
  }
}

const moved = (from: string, to: string): Promise<void> =>
  rename(from, to).catch((error: unknown) => {
    throw unwritable(from, error);
  });

/** Addresses are free (only names are constrained). */
function mustCover({ lab }: KeptAuthorities, hostNames: readonly string[], place: string): void {
  const permitted = permittedNames(lab.root);
  const narrow = hostNames.find((name) => isIP(name) === 0 && !covers(permitted, name));
  if (narrow === undefined) return;
  throw new FaultlsError(
    'ERR_ROOT_TOO_NARROW',
    `The root kept in "${place}" cannot vouch for "${narrow}": it is constrained to ${permitted.join(', ')}. Leave the name out, or delete that folder to get a new root for today's names, which your clients must then trust.`,
  );
}
