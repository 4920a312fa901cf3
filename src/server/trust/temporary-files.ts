import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders that are still there; one listener for all of them removes what nobody disposed of. */
const folders = new Set<string>();
let sweeping = false;

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Files in a private folder (mode 0700) of the system's temporary folder, gone with the process at the latest. */
export class TemporaryFiles implements Disposable {
  #folder: string | null = null;
  readonly #paths = new Map<string, string>();

  /** The absolute path of a file, which is written when it is first asked for. */
  path(name: string, content: () => string | Buffer): string {
    const known = this.#paths.get(name);
    if (known) return known;
    this.#folder ??= privateFolder();
    const path = join(this.#folder, name);
    writeFileSync(path, content(), { mode: 0o600 });
    this.#paths.set(name, path);
    return path;
  }

  [Symbol.dispose](): void {
    if (!this.#folder) return;
    remove(this.#folder);
    folders.delete(this.#folder);
    this.#folder = null;
    this.#paths.clear();
  }
}

function privateFolder(): string {
  if (!sweeping) process.once('exit', () => folders.forEach(remove));
  sweeping = true;
  const folder = mkdtempSync(join(tmpdir(), 'faultls-'));
  folders.add(folder);
  return folder;
}
