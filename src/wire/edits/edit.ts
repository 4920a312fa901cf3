import type { WireRecord } from '../records.js';

/** What an edit may want to know about the bytes before it. */
export interface About {
  /** The handshake message type, or the content type for the payload of a record. */
  readonly type: number;
  /** The protocol version in use, such as 0x0304. */
  readonly version: number;
}

/** Changes bytes: the body of a message, the payload of a record, what is signed, a public value. */
export type Edit = (bytes: Buffer, about: About) => Buffer;

/**
 * Changes the records of one step: their number, order, type, version or payload. `before` counts the records that the
 * same step has already sent on this connection.
 */
export type RecordEdit = (records: readonly WireRecord[], before: number) => readonly WireRecord[];

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
  /** Records before they are protected. */
  readonly plain: readonly RecordEdit[];
  /** Records as they go out. */
  readonly sealed: readonly RecordEdit[];
  readonly wire: readonly Wiring[];
}

/** Nothing is done to anything: the honest server. */
export const noLayers: Layers = { signed: [], body: [], header: [], hidden: false, plain: [], sealed: [], wire: [] };

/** Applies edits one after the other. */
export const applyEdits = (edits: readonly Edit[], bytes: Buffer, about: About): Buffer =>
  edits.reduce((current, edit) => edit(current, about), bytes);
