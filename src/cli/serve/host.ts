import { resolve } from 'node:path';
import { listScenarios, resolveScenario } from '../../catalogue/index.js';
import type { ServeOptions } from '../serve.js';
import { announce } from './announce.js';
import { listenForInterruption } from './interruption.js';
import { type Hosting, openHosting } from './open.js';
import { checkServeOptions } from './preflight.js';
import { readyDocument } from './ready.js';
import { keepReadyFile } from './ready-file.js';
import { tellVisits } from './visits.js';

/**
 * Opens all ports, says so, tells every visit, and closes at once on SIGINT, SIGTERM or SIGHUP.
 *
 * @throws FaultlsError for everything that a person can change; then nothing stays open.
 */
export async function hostUntilInterrupted(names: readonly string[], options: ServeOptions): Promise<void> {
  const scenarios = names.length > 0 ? [...new Set(names.map(resolveScenario))] : listScenarios();
  checkServeOptions(options, scenarios);
  const interruption = listenForInterruption();
  let hosting: Hosting | null = null;
  try {
    hosting = await openHosting(scenarios, options);
    // Whoever names scenarios is told at once if one cannot be served here; for all of them that would take seconds.
    if (names.length > 0) for (const each of hosting.lab.endpoints) await each.rehearse();
    const ready = readyDocument(hosting);
    const file = options.readyFile === undefined ? null : await keepReadyFile(resolve(options.readyFile), ready);
    const stopTelling = tellVisits(hosting.lab, options.json ?? false);
    announce(hosting, ready, options);
    await interruption.came;
    stopTelling();
    file?.remove();
  } finally {
    interruption.ignore();
    await hosting?.lab.close();
  }
}
