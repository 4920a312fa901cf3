import { listScenarios } from '../../catalogue/index.js';
import { isFaultlsError } from '../../errors.js';
import { openLab } from '../../server/index.js';
import type { DoctorDocument } from '../shapes.js';

/** Opens every scenario, mints its certificates and checks them, one after the other; collects those that fail. */
export async function rehearseAll(): Promise<DoctorDocument['scenarios']> {
  const all = listScenarios();
  const notServable: { name: string; code: string; why: string }[] = [];
  const lab = await openLab({ scenarios: [] });
  try {
    for (const [n, scenario] of all.entries()) {
      progress(`rehearsing ${n + 1} of ${all.length}: ${scenario.name}`);
      try {
        const endpoint = await lab.add(scenario);
        await endpoint.rehearse().finally(() => lab.remove(endpoint));
      } catch (error) {
        if (!isFaultlsError(error)) throw error;
        notServable.push({ name: scenario.name, code: error.code, why: error.message });
      }
    }
  } finally {
    progress('');
    await lab.close();
  }
  return { total: all.length, servable: all.length - notServable.length, notServable };
}

/** One line that replaces itself, on terminals only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
