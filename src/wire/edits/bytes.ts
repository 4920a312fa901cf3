import type { Edit } from './edit.js';

/** Flips bits of one byte; a negative position counts from the end, so that -1 is the last byte. */
export const flip =
  (at: number, mask = 0x01): Edit =>
  (bytes) => {
    const index = at < 0 ? bytes.length + at : at;
    const flipped = Buffer.from(bytes);
    if (index >= 0 && index < flipped.length) flipped[index] = (flipped[index] as number) ^ mask;
    return flipped;
  };

/** Puts bytes behind. */
export const append =
  (more: Buffer | string): Edit =>
  (bytes) =>
    Buffer.concat([bytes, Buffer.from(more)]);

/** Keeps so many bytes; a negative number drops so many at the end. */
export const truncateTo =
  (length: number): Edit =>
  (bytes) =>
    bytes.subarray(0, length);

/** Puts other bytes in their place, whatever they were. */
export const become =
  (bytes: Buffer | readonly number[]): Edit =>
  () =>
    Buffer.from(bytes as Buffer);

/** Writes bytes over those at a position; a negative position counts from the end. */
export const overwrite =
  (at: number, written: Buffer | string): Edit =>
  (bytes) => {
    const changed = Buffer.from(bytes);
    Buffer.from(written).copy(changed, at < 0 ? Math.max(0, changed.length + at) : at);
    return changed;
  };

/** So many zeros, as many as there were bytes. */
export const zeros: Edit = (bytes) => Buffer.alloc(bytes.length);
