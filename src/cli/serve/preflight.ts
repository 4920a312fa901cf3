import { isLoopback } from '../../control/addresses.js';
import { FaultlsError } from '../../errors.js';
import type { Scenario } from '../../scenario/index.js';
import type { ServeOptions } from '../serve.js';

/**
 * Refuses what cannot work before anything is opened.
 *
 * @throws FaultlsError `ERR_TOKEN_REQUIRED`, `ERR_PORT_INVALID`, `ERR_HOST_INVALID`.
 */
export function checkServeOptions(options: ServeOptions, scenarios: readonly Scenario[]): void {
  const { host, token, hostName = [] } = options;
  if (!isLoopback(host) && !token) {
    throw new FaultlsError(
      'ERR_TOKEN_REQUIRED',
      `Cannot listen on ${host} without a token: others could then change what this lab serves. Give one with --token or FAULTLS_TOKEN, or stay on loopback.`,
    );
  }
  checkPorts(options, scenarios);
  const odd = hostName.find((each) => !/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(each) || /^[\d.]+$/.test(each));
  if (odd !== undefined) {
    throw new FaultlsError(
      'ERR_HOST_INVALID',
      `"${odd}" cannot be a host name of the lab: only letters, digits, hyphens and dots make one. Give a name such as faults.test.`,
    );
  }
}

/** Ports that would be taken by this lab itself, or that do not exist. */
function checkPorts({ port, httpPort, basePort }: ServeOptions, scenarios: readonly Scenario[]): void {
  const owners = new Map<number, string>();
  const own = (number: number, owner: string): void => {
    const other = owners.get(number);
    if (number > 65535) throw invalid(`${owner} would need port ${number}, and there is none above 65535`);
    if (other) throw invalid(`${owner} and ${other} would both need port ${number}`);
    owners.set(number, owner);
  };
  if (port > 0) own(port, 'the TLS port');
  if (httpPort > 0) own(httpPort, 'the HTTP port');
  if (basePort === 0) return;
  for (const { name, number } of scenarios) if (number !== null) own(basePort + number, `"${name}"`);
}

const invalid = (why: string): FaultlsError =>
  new FaultlsError('ERR_PORT_INVALID', `Cannot use these ports: ${why}. Choose others, or 0 for free ones.`);
