export { append, become, flip, overwrite, truncateTo, zeros } from './bytes.js';
export type { About, AboutRecords, Edit, Gesture, HeaderClaim, RecordEdit, Wiring } from './edit.js';
export {
  extensions,
  extensionsLengthOff,
  extensionTwice,
  inExtension,
  withExtension,
  withoutExtension,
} from './extensions.js';
export {
  certificates,
  leaf,
  requestContext,
  signature,
  signatureScheme,
  type TicketFields,
  ticket,
  withoutSignature,
} from './messages.js';
export { cutInto, interleave, nth, payload, precededBy, recordType, recordVersion, replay } from './records.js';
export { cipherSuite, compression, legacyVersion, random, sessionId } from './server-hello.js';
export { drip, late, split, truncate } from './wire.js';
