import { listScenarios, resolveScenario } from '../../catalogue/index.js';
import { FaultlsError } from '../../errors.js';
import type { Scenario } from '../../scenario/index.js';
import { asksForStatus } from '../../server/revocation/asks.js';

/**
 * The scenarios whose certificates are worth something to another server: those that are named, or else all whose fault
 * lies in their certificates, and the healthy ones.
 *
 * @throws FaultlsError `ERR_UNKNOWN_SCENARIO`; `ERR_NOT_SERVABLE_HERE` for one whose fault only a running lab can tell.
 */
export function scenariosToWrite(names: readonly string[]): Scenario[] {
  if (names.length === 0) return listScenarios().filter((each) => !asksForStatus(each) && isAboutCertificates(each));
  const named = [...new Set(names.map(resolveScenario))];
  const told = named.find(asksForStatus);
  if (!told) return named;
  throw new FaultlsError(
    'ERR_NOT_SERVABLE_HERE',
    `The certificates of "${told.name}" cannot be written: its fault is what a running lab tells about them. Host it with "faultls serve ${told.name}".`,
  );
}

const isAboutCertificates = ({ family, making }: Scenario): boolean =>
  family === 'control' ||
  Boolean(making.certificate || making.issuers || making.anchor || making.present || making.servingKey);
