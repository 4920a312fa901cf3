import {
  type Extension,
  type ExtensionName,
  extension,
  extensionNumber,
  readExtensions,
  writeExtensions,
} from '../messages/extensions.js';
import { Malformed, Reader } from '../reader.js';
import { handshakeType } from '../tables/types.js';
import { TLSv13 } from '../tables/versions.js';
import { u16 } from '../writer.js';
import type { About, Edit } from './edit.js';

/** Where the extensions of a message are: what stands before their length, they themselves, and what comes behind. */
interface Located {
  readonly before: Buffer;
  readonly extensions: Buffer;
  readonly behind: Buffer;
}

/**
 * Finds the list of extensions in the messages that have one. A Certificate of TLS 1.3 has one for each entry; the first
 * entry, which is the leaf, counts.
 */
function locate(body: Buffer, { type, context }: About): Located {
  const reader = new Reader(body);
  switch (type) {
    case handshakeType.ServerHello:
      reader.bytes(34);
      reader.vector8();
      reader.bytes(3);
      break;
    case handshakeType.EncryptedExtensions:
      break;
    case handshakeType.CertificateRequest:
      reader.vector8();
      break;
    case handshakeType.NewSessionTicket:
      reader.bytes(8);
      reader.vector8();
      reader.vector16();
      break;
    case handshakeType.Certificate:
      if (context.version !== TLSv13) throw new Malformed('a Certificate has extensions only in TLS 1.3');
      reader.vector8();
      reader.bytes(3);
      reader.vector24();
      break;
    default:
      throw new Malformed(`message ${type} has no extensions`);
  }
  const start = body.length - reader.left;
  const extensions = reader.done ? Buffer.alloc(0) : reader.vector16();
  return { before: body.subarray(0, start), extensions, behind: reader.rest() };
}

function rebuilt({ before, behind }: Located, extensions: Buffer, { type }: About, lie = 0): Buffer {
  const body = Buffer.concat([before, u16(extensions.length + lie), extensions, behind]);
  if (type !== handshakeType.Certificate) return body;
  // The list of entries has grown or shrunk with the extensions of one of them.
  const listAt = 1 + body.readUInt8(0);
  body.writeUIntBE(body.length - listAt - 3, listAt, 3);
  return body;
}

/** Changes the list of extensions of a message. */
export const extensions =
  (change: (list: readonly Extension[]) => readonly Extension[]): Edit =>
  (body, about) => {
    const located = locate(body, about);
    return rebuilt(located, writeExtensions(change(readExtensions(located.extensions))), about);
  };

/** Puts an extension in: in place of the one of that type, or behind the others. */
export const withExtension = (name: ExtensionName, data: Buffer = Buffer.alloc(0)): Edit => {
  const type = extensionNumber(name);
  return extensions((list) =>
    list.some((each) => each.type === type)
      ? list.map((each) => (each.type === type ? { type, data } : each))
      : [...list, extension(type, data)],
  );
};

/** Leaves an extension out. */
export const withoutExtension = (name: ExtensionName): Edit =>
  extensions((list) => list.filter((each) => each.type !== extensionNumber(name)));

/** Says an extension twice. */
export const extensionTwice = (name: ExtensionName): Edit =>
  extensions((list) => list.flatMap((each) => (each.type === extensionNumber(name) ? [each, each] : [each])));

/** Changes what an extension says. */
export const inExtension = (name: ExtensionName, ...edits: readonly Edit[]): Edit => {
  const type = extensionNumber(name);
  return (body, about) =>
    extensions((list) =>
      list.map((each) =>
        each.type === type ? { type, data: edits.reduce((data, edit) => edit(data, about), each.data) } : each,
      ),
    )(body, about);
};

/** Says a wrong length for the list of extensions: longer or shorter by so much than it is. */
export const extensionsLengthOff =
  (by: number): Edit =>
  (body, about) => {
    const located = locate(body, about);
    return rebuilt(located, located.extensions, about, by);
  };
