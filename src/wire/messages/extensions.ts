import { extensionType } from '../client-hello.js';
import { Reader } from '../reader.js';
import { join, u16, vector16 } from '../writer.js';

/** One extension of a message. */
export interface Extension {
  readonly type: number;
  readonly data: Buffer;
}

/** An extension by name, or by number where it has no name here. */
export type ExtensionName = keyof typeof extensionType | number;

/** The number of an extension. */
export const extensionNumber = (name: ExtensionName): number => (typeof name === 'number' ? name : extensionType[name]);

/** An extension by name. */
export const extension = (name: ExtensionName, data: Buffer = Buffer.alloc(0)): Extension => ({
  type: extensionNumber(name),
  data,
});

/** The extensions in a row, without the length of the whole. */
export const writeExtensions = (extensions: readonly Extension[]): Buffer =>
  join(...extensions.map(({ type, data }) => join(u16(type), vector16(data))));

/** Reads what `writeExtensions` writes. */
export const readExtensions = (bytes: Buffer): Extension[] =>
  new Reader(bytes).all((reader) => ({ type: reader.u16(), data: reader.vector16() }));
