import { alerts } from './alerts.js';
import { certificates } from './certificates.js';
import { clientCertificates } from './client-certificates.js';
import { identity } from './identity.js';
import { local } from './local.js';
import { negotiation } from './negotiation.js';
import { protocol } from './protocol.js';
import { revocation } from './revocation.js';
import type { Situation } from './situation.js';
import { transport } from './transport.js';
import { trust } from './trust.js';
import { validity } from './validity.js';

export type { AlertName } from './alert-names.js';
export { alertNumbers } from './alert-names.js';
export { type Ranking, type Situation, type Strength, strengthOf } from './situation.js';

const all = {
  ...alerts,
  ...certificates,
  ...clientCertificates,
  ...identity,
  ...local,
  ...negotiation,
  ...protocol,
  ...revocation,
  ...transport,
  ...trust,
  ...validity,
};

/** The name of a situation that a text can show. */
export type SituationName = keyof typeof all;

/** Every situation, with the causes that it leaves open. */
export const situations: Readonly<Record<SituationName, Situation>> = all;
