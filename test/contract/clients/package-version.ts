import { readFileSync } from 'node:fs';

/** The version of a package, which may not let its package.json be imported: it lies above its entry point. */
export function packageVersion(name: string): string {
  const entry = import.meta.resolve(name);
  const root = entry.slice(0, entry.lastIndexOf(`/node_modules/${name}/`) + `/node_modules/${name}/`.length);
  return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }).version;
}
