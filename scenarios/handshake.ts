import {
  defineScenario,
  fatalAlert,
  fin,
  type Intolerance,
  mustAccept,
  mustReject,
  receiveClientHello,
  reset,
  type Script,
} from './vocabulary.js';

/** Refuses the ClientHello with one alert and nothing else. */
const refusing = (alert: Parameters<typeof fatalAlert>[0]): Script => [receiveClientHello(), fatalAlert(alert), fin()];

export const alertHandshakeFailure = defineScenario('alert-handshake-failure', {
  number: 900,
  says: 'The server answers the ClientHello with a fatal handshake_failure, and that is all it says.',
  cause: 'handshake-refused',
  socket: refusing('handshake_failure'),
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
});

export const alertProtocolVersion = defineScenario('alert-protocol-version', {
  number: 901,
  says: 'The server answers the ClientHello with a fatal protocol_version: it likes none of the versions offered.',
  cause: 'protocol-version',
  socket: refusing('protocol_version'),
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
});

export const alertUnrecognizedNameFatal = defineScenario('alert-unrecognized-name-fatal', {
  number: 902,
  says: 'The server answers the ClientHello with a fatal unrecognized_name: it serves no host of that name.',
  cause: 'sni-problem',
  socket: refusing('unrecognized_name'),
  expect: mustReject({ per: 'RFC 6066 §3' }),
});

export const alertInternalError = defineScenario('alert-internal-error', {
  number: 904,
  says: 'The server answers the ClientHello with a fatal internal_error, which says nothing but that it gave up.',
  cause: 'handshake-refused',
  socket: refusing('internal_error'),
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
});

export const alertNoApplicationProtocol = defineScenario('alert-no-application-protocol', {
  number: 905,
  says: 'The server answers the ClientHello with a fatal no_application_protocol: it speaks none of those offered by ALPN.',
  cause: 'alpn-mismatch',
  socket: refusing('no_application_protocol'),
  expect: mustReject({ per: 'RFC 7301 §3.2' }),
});

export const alertUnknownCode = defineScenario('alert-unknown-code', {
  number: 907,
  says: 'The server answers the ClientHello with a fatal alert of number 222, which nobody has registered.',
  cause: 'handshake-refused',
  socket: refusing(222),
  expect: mustReject({ per: 'RFC 8446 §6' }),
});

export const alpnIgnored = defineScenario('alpn-ignored', {
  number: 925,
  says: 'The server ignores ALPN and speaks HTTP/1.1 whatever the client offers; one that knows only HTTP/2 cannot go on.',
  cause: 'alpn-mismatch',
  tls: { alpn: 'ignored' },
  expect: mustAccept({ per: 'RFC 7301 §3.1' }),
});

export const sniDefaultCertificate = defineScenario('sni-default-certificate', {
  number: 928,
  says: 'Whatever name the client asks for, and for none too, the server shows the certificate of another tenant.',
  cause: 'sni-problem',
  certificate: (leaf) => leaf.forHosts('tenant.localhost'),
  tls: { serverNames: 'any' },
  expect: mustReject({ alerts: ['bad_certificate', 'certificate_unknown'], per: 'RFC 9110 §4.3.4' }),
  alsoSeenAs: {
    'wrong-host':
      'A client sees only that the certificate names another host, not that the server took no notice of SNI.',
  },
});

/** A front door that knows one tenant and turns all other names away, without saying that it is about the name. */
const onlyTenant = (play: Script): Intolerance => ({
  of: (hello) => hello !== null && hello.serverName !== 'tenant.localhost',
  play,
});

export const sniRequiredRefused = defineScenario('sni-required-refused', {
  number: 1012,
  says: 'The server knows one tenant only, and answers every other name, and none, with a bare handshake_failure.',
  cause: 'sni-problem',
  certificate: (leaf) => leaf.forHosts('tenant.localhost'),
  tls: { serverNames: 'any' },
  intolerant: onlyTenant([fatalAlert('handshake_failure'), fin()]),
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
  alsoSeenAs: { 'handshake-refused': 'The alert does not say that it is about the name; only another name tells.' },
});

export const sniRequiredRefusedRst = defineScenario('sni-required-refused-rst', {
  number: 1013,
  says: 'The server knows one tenant only, and resets the connection for every other name, and for none.',
  cause: 'sni-problem',
  certificate: (leaf) => leaf.forHosts('tenant.localhost'),
  tls: { serverNames: 'any' },
  intolerant: onlyTenant([reset()]),
  expect: mustReject(),
  alsoSeenAs: { 'connection-reset-during-handshake': 'A reset says nothing of the name; only another name tells.' },
});
