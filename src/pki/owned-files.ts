import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { damaged, foreign, isCode, unreadable, unwritable } from './certs-errors.js';

/** A file to be written; `secret` ones only their owner may read. */
export interface OwnFile {
  /** Below the folder, with slashes. */
  readonly name: string;
  readonly content: string | Buffer;
  readonly secret?: true;
}

const listName = 'faultls-files.json';
const mark = 'faultls certificates';

/**
 * What was written here: for each file the digests of its last version and of the one before, in case the writing was
 * cut short between the list and the file.
 */
const list = z.strictObject({
  format: z.literal(mark),
  schema: z.literal(1),
  files: z.record(z.string(), z.array(z.string())),
});

/**
 * Writes files into a folder, and replaces those of an earlier run; each appears whole or not at all. If one of them
 * stands there and is not ours, or was changed since, nothing is written.
 *
 * @returns the absolute paths, in the order given.
 * @throws FaultlsError `ERR_CERTS_FOREIGN`, `ERR_CERTS_DAMAGED`, `ERR_CERTS_UNREADABLE`, `ERR_CERTS_UNWRITABLE`.
 */
export async function writeOwnFiles(folder: string, files: readonly OwnFile[]): Promise<string[]> {
  const listPath = join(folder, listName);
  const known = await readList(listPath);
  for (const { name, content } of files) {
    const path = join(folder, name);
    const present = await contentOf(path);
    const digests = known[name] ?? [];
    if (present && !digests.includes(digest(present))) throw foreign(path, 'faultls did not write it as it is now');
    known[name] = [digest(content), ...(present ? [digest(present)] : [])];
  }
  await replace(listPath, `${JSON.stringify({ format: mark, schema: 1, files: known }, null, 2)}\n`, 0o644);
  for (const { name, content, secret } of files) await replace(join(folder, name), content, secret ? 0o600 : 0o644);
  return files.map(({ name }) => resolve(folder, name));
}

async function readList(path: string): Promise<Record<string, string[]>> {
  const text = await contentOf(path);
  if (text === null) return {};
  let whole: unknown;
  try {
    whole = JSON.parse(text.toString('utf8'));
  } catch (error) {
    throw damaged(path, error);
  }
  const read = list.safeParse(whole);
  if (!read.success) throw foreign(path, 'faultls did not write it as it is now');
  return read.data.files;
}

const contentOf = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null;
    throw isCode(error, 'ENOTDIR', 'EISDIR') ? foreign(path, error) : unreadable(path, error);
  });

const digest = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

async function replace(path: string, content: string | Buffer, mode: number): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(draft, content, { mode, flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
}
