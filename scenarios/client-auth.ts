import {
  askClientCertificate,
  defineScenario,
  dependsOnPolicy,
  healthyIf,
  lastAnswer,
  mayReject,
  mustAccept,
  mustReject,
  receiveRequest,
  type Script,
  scripted,
} from './vocabulary.js';

export const clientCertMissing = defineScenario('client-cert-missing', {
  number: 1200,
  says: 'The server demands a client certificate and ends the handshake of a client that has none.',
  cause: 'client-cert-required',
  tls: { clientCertificate: 'required' },
  expect: mustReject({ per: 'RFC 8446 §4.4.2.4' }),
  needs: ['shows-no-client-certificate'],
  aliases: ['client-cert-missing.badssl.com'],
});

export const clientCertRejected = defineScenario('client-cert-rejected', {
  number: 1201,
  says: 'The server demands a client certificate and refuses every one, in the handshake, as a bad certificate.',
  cause: 'client-cert-rejected',
  tls: { clientCertificate: 'required', refuseClientWith: 'bad_certificate' },
  handshake: scripted,
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
  needs: ['client-certificate'],
});

export const clientCertRequestUnusable = defineScenario('client-cert-request-unusable', {
  number: 1202,
  says: 'The server demands a client certificate of a CA that nobody has one of.',
  cause: 'client-cert-required',
  tls: { clientCertificate: 'required', acceptableCas: 'nobody' },
  expect: mayReject({ per: 'RFC 8446 §4.3.2' }),
  needs: ['client-certificate'],
});

export const mtlsOptional = defineScenario('mtls-optional', {
  number: 1203,
  says: 'The server asks for a client certificate, is content with none, and reports what it was shown.',
  cause: null,
  tls: { clientCertificate: 'optional' },
  expect: mustAccept(),
  aliases: ['client.badssl.com'],
});

export const mtlsRequired = defineScenario('mtls-required', {
  number: 1204,
  says: 'The server demands a client certificate of the lab, and tells by its alert what is wrong with the one that it gets.',
  cause: 'client-cert-required',
  tls: { clientCertificate: 'required' },
  handshake: scripted,
  expect: mustReject({ per: 'RFC 8446 §4.4.2.4' }),
  needs: ['shows-no-client-certificate'],
  aliases: ['client-cert'],
});

/** What gateways do that ask in the handshake and refuse only in HTTP, where they can say why. */
const refusingInHttp = (status: number, title: string): Script => [
  receiveRequest(),
  healthyIf((heard) => heard.clientCertificate),
  ...lastAnswer(status, { 'Content-Type': 'text/plain' }, `${title}\nNo required SSL certificate was sent.\n`),
];

export const clientCertRefusedByHttp = defineScenario('client-cert-refused-by-http', {
  number: 1205,
  says: 'The handshake succeeds without a client certificate, and then the server refuses the request for want of it with HTTP 400.',
  cause: 'client-cert-required',
  tls: { clientCertificate: 'optional' },
  respond: refusingInHttp(400, '400 Bad Request'),
  expect: dependsOnPolicy(),
});

export const clientCertRefusedByHttp403 = defineScenario('client-cert-refused-by-http-403', {
  number: 1207,
  says: 'The handshake succeeds without a client certificate, and then the server refuses the request for want of it with HTTP 403.',
  cause: 'client-cert-required',
  tls: { clientCertificate: 'optional' },
  respond: refusingInHttp(403, '403 Forbidden'),
  expect: dependsOnPolicy(),
});

export const clientCertPerLocation = defineScenario('client-cert-per-location', {
  number: 1206,
  says: 'The server reads the request before it asks for a client certificate, by renegotiating TLS 1.2.',
  cause: 'client-cert-required',
  tls: { versions: ['TLSv1.2'], clientCertificate: 'after-request' },
  respond: [receiveRequest(), askClientCertificate(), ...lastAnswer()],
  expect: dependsOnPolicy(),
  diagnosable: false,
  alsoSeenAs: {
    'legacy-renegotiation': 'A client that refuses every renegotiation never gets as far as the certificate.',
  },
});
