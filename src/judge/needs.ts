import type { Cause } from '../causes/causes.js';
import type { Connection, RevocationRequest } from '../observe/index.js';
import type { Need, Scenario } from '../scenario/index.js';
import { checksRevocation, saysSo } from './checks-revocation.js';

/** Key exchange DHE: the suites of RFC 5246 and RFC 7919 that a ClientHello offers for TLS 1.2 and below. */
const dhe = new Set([
  0x0016, 0x0033, 0x0039, 0x0045, 0x0067, 0x006b, 0x0088, 0x009e, 0x009f, 0x00be, 0x00c4, 0xc052, 0xc053, 0xccaa,
  0x0011, 0x0014, 0x0015, 0x009a,
]);

/** What is known of a client. */
export interface Evidence {
  readonly connections: readonly Connection[];
  /** What it asked about certificates. */
  readonly revocationRequests: readonly RevocationRequest[];
  /** The causes that its words name. */
  readonly explained: readonly Cause[];
}

type Test = (evidence: Evidence, scenario: Scenario) => boolean;

const anyHello =
  (test: (hello: NonNullable<Connection['clientHello']>) => boolean): Test =>
  ({ connections }) =>
    connections.some(({ clientHello }) => clientHello !== null && test(clientHello));

/** Whether a client met each need, read from what it sent. */
const met: Record<Need, Test> = {
  'revocation-checking': checksRevocation,
  'offers-status-request': (evidence, scenario) =>
    anyHello((hello) => hello.statusRequest)(evidence, scenario) || saysSo(evidence),
  'client-certificate': ({ connections }) => connections.some((each) => each.clientCertificate !== null),
  'shows-no-client-certificate': ({ connections }) => connections.every((each) => each.clientCertificate === null),
  'second-connection': ({ connections }) => connections.filter((each) => each.clientHello !== null).length > 1,
  proxy: () => false,
  websocket: () => false,
  pinning: () => false,
  'ct-enforcement': () => false,
  'offers-h2': anyHello((hello) => hello.alpn.includes('h2')),
  'offers-dhe': anyHello((hello) => hello.cipherSuites.some((suite) => dhe.has(suite))),
  'offers-tls13': anyHello((hello) => hello.versions.includes(0x0304)),
  'offers-only-tls12': anyHello((hello) => hello.versions.includes(0x0303) && !hello.versions.includes(0x0304)),
  'sends-large-client-hello': anyHello((hello) => hello.message.length > 1400),
  'offers-ed25519': anyHello((hello) => hello.signatureSchemes.includes(0x0807)),
};

/** The needs of a scenario that the evidence does not show. */
export const unmetNeeds = (scenario: Scenario, evidence: Evidence): Need[] =>
  scenario.needs.filter((need) => !met[need](evidence, scenario));
