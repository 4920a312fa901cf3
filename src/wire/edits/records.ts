import type { Context } from '../context.js';
import type { WireRecord } from '../records.js';
import { type ContentType, contentType } from '../tables/types.js';
import type { Edit, RecordEdit } from './edit.js';

/** The number of a content type. */
export const contentNumber = (type: ContentType | number): number =>
  typeof type === 'number' ? type : contentType[type];

const each =
  (change: (record: WireRecord, context: Context) => Partial<WireRecord>): RecordEdit =>
  (records, { context }) =>
    records.map((record) => ({ ...record, ...change(record, context) }));

/** The content type that a record claims. */
export const recordType = (type: ContentType | number): RecordEdit => each(() => ({ type: contentNumber(type) }));

/** The version field of a record. */
export const recordVersion = (version: number): RecordEdit => each(() => ({ version }));

/** Changes the payload of every record: the fragment before sealing, the ciphertext with its tag afterwards. */
export const payload = (...edits: readonly Edit[]): RecordEdit =>
  each(({ type, payload: before }, context) => ({
    payload: edits.reduce((bytes, edit) => edit(bytes, { type, context }), before),
  }));

/** Cuts records into pieces of so many bytes. Meant for before sealing. */
export const cutInto =
  (length: number): RecordEdit =>
  (records) =>
    records.flatMap((record) => {
      const pieces: WireRecord[] = [];
      for (let at = 0; at < record.payload.length; at += length) {
        pieces.push({ ...record, payload: record.payload.subarray(at, at + length) });
      }
      return pieces;
    });

/** Sends every record so many times. After sealing it is a replay: the same ciphertext again. */
export const replay =
  (times = 2): RecordEdit =>
  (records) =>
    records.flatMap((record) => Array<WireRecord>(times).fill(record));

/** Puts another record in front of every record but the first. */
export const interleave =
  (type: ContentType | number, bytes: Buffer): RecordEdit =>
  (records) =>
    records.flatMap((record, index) =>
      index === 0 ? [record] : [{ ...record, type: contentNumber(type), payload: bytes }, record],
    );

/** Puts another record in front. */
export const precededBy =
  (type: ContentType | number, bytes: Buffer): RecordEdit =>
  (records) =>
    records.flatMap((record, index) =>
      index > 0 ? [record] : [{ ...record, type: contentNumber(type), payload: bytes }, record],
    );

/** Does something to one record only: the so-manieth that its step sends on a connection, counted from 1. */
export const nth =
  (number: number, edit: RecordEdit): RecordEdit =>
  (records, { before, context }) =>
    records.flatMap((record, index) =>
      before + index + 1 === number ? edit([record], { before: before + index, context }) : [record],
    );
