import type { Scenario } from '../scenario/index.js';
import type { Evidence } from './needs.js';

/** Whether the client refused with words about revocation: then it checked, from whatever source. */
export const saysSo = ({ explained }: Evidence): boolean =>
  explained.some((cause) => cause === 'revoked' || cause === 'revocation-unavailable');

/** Whether the client looked for the status of the certificate that the scenario is about. */
export function checksRevocation(evidence: Evidence, { making }: Scenario): boolean {
  const { revoked, channels } = making.revocation ?? {};
  const aboutIssuer = revoked === 'issuer'; // The staple speaks of the leaf alone.
  const stapled = !aboutIssuer && (channels?.includes('staple') ?? true);
  return (
    saysSo(evidence) ||
    (stapled && evidence.connections.some(({ clientHello }) => clientHello?.statusRequest)) ||
    evidence.revocationRequests.some(({ kind, about }) => kind !== 'aia' && (about === 'leaf') !== aboutIssuer)
  );
}
