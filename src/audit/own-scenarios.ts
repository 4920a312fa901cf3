import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Catalogue, listScenarios } from '../catalogue/index.js';
import { FaultlsError, isFaultlsError } from '../errors.js';
import type { Scenario } from '../scenario/index.js';

/**
 * The scenarios that a module exports: each an export of its own, or several in a list.
 *
 * @throws FaultlsError `ERR_USAGE` when it cannot be imported or has none; `ERR_SCENARIO_CONFLICT` when a name is taken.
 */
export async function importScenarios(file: string): Promise<Scenario[]> {
  const found = Object.values(await imported(file))
    .flat()
    .filter(isScenario);
  const scenarios = [...new Set(found)];
  if (scenarios.length === 0) {
    throw cannotUse(file, 'it exports no scenario', 'Export what defineScenario(…) gives.');
  }
  new Catalogue([...listScenarios(), ...scenarios]); // Finds names, aliases and numbers that are taken.
  return scenarios;
}

async function imported(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
  } catch (error) {
    if (isFaultlsError(error)) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
      throw cannotUse(file, 'this Node does not import such files', 'Give a .js or .mjs module.', error);
    }
    throw cannotUse(file, message.replace(/\.$/, ''), 'It must be an ES module that Node can import.', error);
  }
}

const isScenario = (value: unknown): value is Scenario =>
  typeof value === 'object' && value !== null && 'making' in value && 'expect' in value && 'name' in value;

const cannotUse = (file: string, why: string, remedy: string, cause?: unknown) =>
  new FaultlsError('ERR_USAGE', `The scenarios of "${file}" cannot be used: ${why}. ${remedy}`, { cause });
