import * as chain from './chain.js';
import * as chainAuthority from './chain-authority.js';
import * as chainConstraints from './chain-constraints.js';
import * as cipher from './cipher.js';
import * as cipherChoice from './cipher-choice.js';
import * as cipherWeak from './cipher-weak.js';
import * as clientAuth from './client-auth.js';
import * as control from './control.js';
import * as handshake from './handshake.js';
import * as handshakeAlerts from './handshake-alerts.js';
import * as handshakeAuthentication from './handshake-authentication.js';
import * as handshakeFinish from './handshake-finish.js';
import * as handshakeRetry from './handshake-retry.js';
import * as handshakeServerHello from './handshake-server-hello.js';
import * as handshakeTls12 from './handshake-tls12.js';
import * as identity from './identity.js';
import * as identityNames from './identity-names.js';
import * as protocol from './protocol.js';
import * as protocolVersions from './protocol-versions.js';
import * as record from './record.js';
import * as revocation from './revocation.js';
import * as revocationCrl from './revocation-crl.js';
import * as revocationOcsp from './revocation-ocsp.js';
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
  revocation,
  revocationCrl,
  revocationOcsp,
  protocol,
  protocolVersions,
  cipher,
  cipherWeak,
  cipherChoice,
  handshake,
  handshakeAlerts,
  handshakeServerHello,
  handshakeRetry,
  handshakeAuthentication,
  handshakeFinish,
  handshakeTls12,
  record,
  clientAuth,
  transport,
  transportResponse,
  transportVisits,
  transportHttp2,
];
