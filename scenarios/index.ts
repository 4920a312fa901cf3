import * as chain from './chain.js';
import * as chainAuthority from './chain-authority.js';
import * as chainConstraints from './chain-constraints.js';
import * as cipher from './cipher.js';
import * as clientAuth from './client-auth.js';
import * as control from './control.js';
import * as handshake from './handshake.js';
import * as identity from './identity.js';
import * as identityNames from './identity-names.js';
import * as protocol from './protocol.js';
import * as record from './record.js';
import * as strength from './strength.js';
import * as strengthMisfits from './strength-misfits.js';
import * as transport from './transport.js';
import * as transportHttp2 from './transport-http2.js';
import * as transportResponse from './transport-response.js';
import * as transportVisits from './transport-visits.js';
import * as trust from './trust.js';
import * as usage from './usage.js';
import * as validity from './validity.js';

/** Every family file, in the order of their numbers. */
export const families: readonly Readonly<Record<string, unknown>>[] = [
  control,
  validity,
  identity,
  identityNames,
  trust,
  chain,
  chainAuthority,
  chainConstraints,
  usage,
  strength,
  strengthMisfits,
  protocol,
  cipher,
  handshake,
  record,
  clientAuth,
  transport,
  transportResponse,
  transportVisits,
  transportHttp2,
];
