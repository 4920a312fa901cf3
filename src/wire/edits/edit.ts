import type { Context } from '../context.js';
import type { WireRecord } from '../records.js';

/** What an edit may want to know about the bytes before it. */
export interface About {
  /** The handshake message type, or the content type for the payload of a record. */
  readonly type: number;
  /** The handshake that they belong to: its version, the ClientHello, all that was chosen. */
  readonly context: Context;
}

/** Changes bytes: the body of a message, the payload of a record, what is signed, a public value. */
export type Edit = (bytes: Buffer, about: About) => Buffer;

/** What an edit of records may want to know. */
export interface AboutRecords {
  /** How many records the same step has already sent on this connection. */
  readonly before: number;
  readonly context: Context;
}

/** Changes the records of one step: their number, order, type, version or payload. */
export type RecordEdit = (records: readonly WireRecord[], about: AboutRecords) => readonly WireRecord[];

/** What happens on the wire: bytes are sent, time passes, or the connection comes to an end. */
export type Gesture = Buffer | { readonly pause: number } | 'fin' | 'reset' | 'stall';

/** Turns the bytes of one step into gestures. */
export type Wiring = (bytes: Buffer) => readonly Gesture[];

/** Lies in the header of a handshake message; the body stays as it is. */
export interface HeaderClaim {
  readonly type?: number;
  readonly length?: (honest: number) => number;
}

/** All that a flight does to what one step sends, in the order in which it is applied. */
export interface Layers {
  /** The content that the step signs. */
  readonly signed: readonly Edit[];
  /** The body of the message, before it enters the transcript. */
  readonly body: readonly Edit[];
  readonly header: readonly HeaderClaim[];
  /** True when the message does not enter the transcript. */
  readonly hidden: boolean;
  /** True when the records go out in clear text although keys are in use. */
  readonly clear: boolean;
  /** Records before they are protected. */
  readonly plain: readonly RecordEdit[];
  /** Records as they go out. */
  readonly sealed: readonly RecordEdit[];
  readonly wire: readonly Wiring[];
}

/** Nothing is done to anything: the honest server. */
export const noLayers: Layers = {
  signed: [],
  body: [],
  header: [],
  hidden: false,
  clear: false,
  plain: [],
  sealed: [],
  wire: [],
};

/** Applies edits one after the other. */
export const applyEdits = (edits: readonly Edit[], bytes: Buffer, about: About): Buffer =>
  edits.reduce((current, edit) => edit(current, about), bytes);
