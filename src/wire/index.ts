export * as acts from './acts/index.js';
export type { AlertName } from './alerts.js';
export { type ClientHello, extensionType, parseClientHello } from './client-hello.js';
export type { Choice, Context } from './context.js';
export type { About, Edit, Gesture, HeaderClaim, RecordEdit, Wiring } from './edits/index.js';
export * as edits from './edits/index.js';
export { type Act, Flight, type Insertion, type Step, type Where } from './flight.js';
export {
  type FlightEdit,
  onlyTls12,
  onlyTls13,
  type StepName,
  type Tls12Step,
  type Tls13Step,
} from './flights/index.js';
export { type FirstFlight, HelloCollector } from './hello-collector.js';
export type { DhGroup } from './key-exchange/index.js';
export { compositeGroup, groupBits, safePrimeGroup, smallSubgroupGroup } from './key-exchange/weak-groups.js';
export type { Extension, ExtensionName } from './messages/extensions.js';
export type { Negotiated, SeenAlert, SeenEnd, SeenMessage, WireObserver } from './observer.js';
export type { ClientAuthentication, Identity, WireOptions } from './options.js';
export type { SecureStream } from './secure-stream.js';
export { checkWireOptions, serveFlight, type WireSession } from './serve-flight.js';
export { Sessions } from './sessions.js';
export { type GroupName, groupNumber } from './tables/groups.js';
export { type SignatureSchemeName, signatureSchemes } from './tables/signature-schemes.js';
export { type SuiteName, suiteNumber } from './tables/suite-names.js';
export { type ProtocolVersion, versionNumber } from './tables/versions.js';
export type { WireSocket } from './wire-socket.js';
