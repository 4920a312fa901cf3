import { readFileSync, rmSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { FaultlsError } from '../../errors.js';
import { jsonLine } from '../layout.js';
import type { ReadyDocument } from '../shapes.js';

/**
 * Writes the ready file: it appears whole, and goes when this process ends, however that comes about.
 *
 * @throws FaultlsError `ERR_USAGE` when it cannot be written, or when something else lies there.
 */
export async function keepReadyFile(path: string, ready: ReadyDocument): Promise<{ remove(): void }> {
  const refused = (why: string): FaultlsError =>
    new FaultlsError('ERR_USAGE', `Cannot write the ready file "${path}": ${why}. Name another one with --ready-file.`);
  const before = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw refused(error.message);
  });
  if (before !== null && readyPid(before) === null) throw refused('something else lies there');
  const draft = `${path}.${process.pid}`;
  try {
    await writeFile(draft, jsonLine(ready), { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw refused((error as Error).message);
  }
  const remove = (): void => removeOwn(path);
  process.once('exit', remove);
  return { remove };
}

/** Another lab may have put its own file there in the meantime. */
function removeOwn(path: string): void {
  try {
    if (readyPid(readFileSync(path, 'utf8')) === process.pid) rmSync(path);
  } catch {
    // It is gone already.
  }
}

function readyPid(text: string): number | null {
  try {
    const { type, pid } = JSON.parse(text) as Partial<ReadyDocument>;
    return type === 'ready' && typeof pid === 'number' ? pid : null;
  } catch {
    return null;
  }
}
