import { listScenarios, resolveScenario } from '../catalogue/index.js';
import { LabPki } from '../pki/index.js';
import type { Scenario } from '../scenario/index.js';
import type { Endpoint } from './endpoint.js';
import { Lab, type LabOptions } from './lab.js';

export interface ServeOptions {
  /** 127.0.0.1 unless said otherwise. */
  readonly host?: string;
  /** A free one unless said otherwise. */
  readonly port?: number;
  /** Opens an HTTP port that tells the status of the certificate, for a scenario that does not ask for one; 0 for a free one. */
  readonly httpPort?: number;
  /** A PKI of one's own; all endpoints of a process share one without it, so one CA file serves a whole suite. */
  readonly pki?: LabPki;
}

let shared: LabPki | undefined;

/** Made when the first endpoint wants it; one that brings its own does not. */
function sharedPki(): LabPki {
  shared ??= new LabPki();
  return shared;
}

/**
 * Starts one broken server on a free port of the loopback interface.
 *
 * @example
 * ```ts
 * const server = await serve('expired');
 * try {
 *   await assertRejects(() => getInvoice(server.url, { ca: server.trust.ca }), server);
 * } finally {
 *   await server.close();
 * }
 * ```
 *
 * @throws FaultlsError `ERR_UNKNOWN_SCENARIO`, `ERR_PORT_TAKEN`, `ERR_NOT_SERVABLE_HERE`.
 */
export async function serve(scenario: string | Scenario, options: ServeOptions = {}): Promise<Endpoint> {
  const wanted = resolveScenario(scenario);
  const { host = 'localhost', pki = sharedPki(), httpPort } = options;
  const lab = await Lab.open([], { host, pki, ...(httpPort === undefined ? {} : { httpPort }) });
  try {
    const endpoint = await lab.add(wanted, { port: options.port ?? 0 });
    endpoint.onClose(() => {
      lab.release(endpoint);
      return lab.close();
    });
    await endpoint.rehearse();
    return endpoint;
  } catch (error) {
    await lab.close();
    throw error;
  }
}

/** Opens many endpoints that share one PKI: all of the catalogue unless `scenarios` says which. */
export function openLab(
  options: LabOptions & { readonly scenarios?: readonly (string | Scenario)[] } = {},
): Promise<Lab> {
  const { scenarios, ...rest } = options;
  return Lab.open(scenarios ? scenarios.map(resolveScenario) : listScenarios(), rest);
}
