import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ClientRow } from '../shapes.js';

/** One file of `docs/clients/`: what one version of one client did with each scenario. */
const measured = z.object({
  client: z.string(),
  version: z.string(),
  results: z.array(
    z.object({
      scenario: z.string(),
      outcome: z.string(),
      code: z.union([z.string(), z.number(), z.null()]).default(null),
      text: z.string(),
    }),
  ),
});

const ownFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('faultls/package.json')), 'docs', 'clients');

/** What each client was measured to say about a scenario; empty where no tables come with the package. */
export async function measuredClients(scenario: string, folder = ownFolder()): Promise<ClientRow[]> {
  const names = await readdir(folder).catch(() => []);
  const tables = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(async (name) => measured.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  );
  return tables.flatMap(({ client, version, results }) =>
    results
      .filter((row) => row.scenario === scenario)
      .map(({ outcome, code, text }) => ({ client, version, outcome, code, text })),
  );
}
