import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sep } from 'node:path';

/** The version of a package, which may not let its package.json be imported: it lies above its entry point. */
export function packageVersion(name: string): string {
  const folder = `${sep}node_modules${sep}${name}${sep}`;
  const entry = createRequire(import.meta.url).resolve(name);
  const root = entry.slice(0, entry.lastIndexOf(folder) + folder.length);
  return (JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }).version;
}
