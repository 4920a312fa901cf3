import { alerts } from './alerts.js';
import { android } from './android.js';
import { apple } from './apple.js';
import { boringssl } from './boringssl.js';
import { chromium } from './chromium.js';
import { clocks } from './clocks.js';
import { curl } from './curl.js';
import { databases } from './databases.js';
import type { Dialect } from './dialect.js';
import { dotnet } from './dotnet.js';
import { enterprise } from './enterprise.js';
import { erlang } from './erlang.js';
import { families } from './families.js';
import { functional } from './functional.js';
import { gnutls } from './gnutls.js';
import { goTls } from './go-tls.js';
import { goX509 } from './go-x509.js';
import { httpAnswers } from './http-answers.js';
import { javaCertificates } from './java-certificates.js';
import { javaProtocol } from './java-protocol.js';
import { knownNames } from './known-names.js';
import { mbedtls } from './mbedtls.js';
import { messaging } from './messaging.js';
import { monitoring } from './monitoring.js';
import { network } from './network.js';
import { networkAccess } from './network-access.js';
import { node } from './node.js';
import { nssCertificates } from './nss-certificates.js';
import { nssCodes } from './nss-codes.js';
import { nssNumbers } from './nss-numbers.js';
import { nssProtocol } from './nss-protocol.js';
import { openssl } from './openssl.js';
import { opensslNumbers } from './openssl-numbers.js';
import { opensslVerify } from './openssl-verify.js';
import { perl } from './perl.js';
import { php } from './php.js';
import { python } from './python.js';
import { qt } from './qt.js';
import { ruby } from './ruby.js';
import { rust } from './rust.js';
import { servers } from './servers.js';
import { smallStacks } from './small-stacks.js';
import { tools } from './tools.js';
import { windows } from './windows.js';
import { wolfssl } from './wolfssl.js';

export type { Codebook, Dialect, Phrase } from './dialect.js';
export { noise } from './noise.js';
export { type Side, type Speaker, sides, speakers } from './speakers.js';

/** Everything that is known about how clients speak. */
export const dialects: readonly Dialect[] = [
  alerts,
  clocks,
  opensslVerify,
  openssl,
  opensslNumbers,
  boringssl,
  network,
  node,
  curl,
  gnutls,
  ...nssCodes,
  nssCertificates,
  nssProtocol,
  nssNumbers,
  chromium,
  apple,
  windows,
  goX509,
  goTls,
  python,
  javaCertificates,
  javaProtocol,
  android,
  rust,
  dotnet,
  ruby,
  php,
  perl,
  erlang,
  mbedtls,
  wolfssl,
  smallStacks,
  qt,
  functional,
  databases,
  messaging,
  monitoring,
  networkAccess,
  enterprise,
  servers,
  httpAnswers,
  knownNames,
  tools,
  families,
];
