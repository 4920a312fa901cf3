import type { Gesture, Wiring } from './edit.js';

/** Sends the bytes in pieces of so many, each in a TCP segment of its own as far as the network allows. */
export const split =
  (length: number): Wiring =>
  (bytes) =>
    pieces(bytes, length, 1);

/** Sends the bytes in pieces (of one byte, if it is not told) with a pause of so many milliseconds between them. */
export const drip =
  ({ every, bytes: length = 1 }: { readonly every: number; readonly bytes?: number }): Wiring =>
  (bytes) =>
    pieces(bytes, length, every);

/** Waits so many milliseconds before the bytes go out. */
export const late =
  (milliseconds: number): Wiring =>
  (bytes) => [{ pause: milliseconds }, bytes];

/** Sends only so many bytes, and then closes, resets or falls silent. A negative number leaves so many out at the end. */
export const truncate =
  (length: number, ending: 'fin' | 'reset' | 'stall'): Wiring =>
  (bytes) => [bytes.subarray(0, length), ending];

function pieces(bytes: Buffer, length: number, pause: number): readonly Gesture[] {
  const gestures: Gesture[] = [];
  for (let at = 0; at < bytes.length; at += length) {
    if (at > 0) gestures.push({ pause });
    gestures.push(bytes.subarray(at, at + length));
  }
  return gestures;
}
