import { acts, defineScenario, mayReject, mustAccept, mustReject, tls12, tls13 } from './wire-vocabulary.js';

export const alertUnrecognizedNameWarning = defineScenario('alert-unrecognized-name-warning', {
  number: 903,
  says: 'The server warns that it does not know the name, and then goes on as if nothing were wrong.',
  cause: 'sni-problem',
  ...tls12,
  handshake: (flight) => flight.before('ServerHello', acts.alert('unrecognized_name', 'warning')),
  expect: mustAccept({ per: 'RFC 6066 §3' }),
});

export const alertAccessDeniedAfterHandshake = defineScenario('alert-access-denied-after-handshake', {
  number: 906,
  says: 'The handshake is good, and the first thing after it is the fatal alert access_denied.',
  cause: 'handshake-refused',
  failsAt: 'response',
  ...tls13,
  handshake: (flight) => flight.replace('application data', acts.alert('access_denied'), acts.fin()),
  expect: mustReject({ per: 'RFC 8446 §6.2' }),
});

export const alertWarningFlood = defineScenario('alert-warning-flood', {
  number: 908,
  says: 'Three hundred warnings come before the ServerHello.',
  cause: 'protocol-violation',
  ...tls12,
  handshake: (flight) => flight.before('ServerHello', acts.times(300, acts.alert('user_canceled', 'warning'))),
  expect: mayReject({ alerts: ['unexpected_message'] }),
});

export const alertFragmentedOrDoubledFragmented = defineScenario('alert-fragmented-or-doubled-fragmented', {
  number: 909,
  says: 'A fatal alert is cut in two, over two records, which alerts may not be.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) =>
    flight.before(
      'ServerHello',
      acts.record('alert', Buffer.from([2])),
      acts.record('alert', Buffer.from([40])),
      acts.fin(),
    ),
  expect: mustReject({ alerts: ['unexpected_message', 'decode_error'], per: 'RFC 8446 §5.1' }),
  aliases: ['alert-fragmented-or-doubled'],
});

export const alertFragmentedOrDoubledDoubled = defineScenario('alert-fragmented-or-doubled-doubled', {
  number: 910,
  says: 'One record holds two alerts, where each must have its own.',
  cause: 'protocol-violation',
  ...tls13,
  handshake: (flight) => flight.before('ServerHello', acts.record('alert', Buffer.from([2, 40, 2, 40])), acts.fin()),
  expect: mustReject({ alerts: ['unexpected_message', 'decode_error'], per: 'RFC 8446 §5.1' }),
  alsoSeenAs: {
    'handshake-refused': 'A client that reads the first of the two alerts and no further sees an ordinary refusal.',
  },
});

export const closeNotifyDuringHandshakeForServerHello = defineScenario(
  'close-notify-during-handshake-for-server-hello',
  {
    number: 911,
    says: 'The server says close_notify where its ServerHello should be, and closes.',
    cause: 'connection-reset-during-handshake',
    handshake: (flight) => flight.replace('ServerHello', acts.alert('close_notify', 'warning'), acts.fin()),
    alsoSeenAs: {
      'truncated-no-close-notify': 'Python has one sentence for every end of a connection.',
    },
    expect: mustReject({ per: 'RFC 8446 §6.1' }),
    aliases: ['close-notify-during-handshake'],
  },
);

export const closeNotifyDuringHandshakeAfterCertificate = defineScenario(
  'close-notify-during-handshake-after-certificate',
  {
    number: 912,
    says: 'The server says close_notify after its certificate, and closes in the middle of the handshake.',
    cause: 'connection-reset-during-handshake',
    handshake: (flight) => flight.upTo('Certificate', acts.alert('close_notify', 'warning'), acts.fin()),
    alsoSeenAs: {
      'truncated-no-close-notify': 'Python has one sentence for every end of a connection.',
    },
    expect: mustReject({ per: 'RFC 8446 §6.1' }),
  },
);
