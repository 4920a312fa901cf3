import { createRequire } from 'node:module';
import type { ClientHello } from '../wire/client-hello.js';

/** Two common hashes over what a ClientHello offers; they tell client libraries apart. */
export interface Fingerprint {
  readonly ja3: string;
  readonly ja4: string;
}

type Library = typeof import('read-tls-client-hello');

let library: Library | undefined;

/** The library is loaded when somebody first looks at a record: most visits are never fingerprinted. */
export function fingerprint(hello: ClientHello): Fingerprint | null {
  library ??= createRequire(import.meta.url)('read-tls-client-hello') as Library;
  const { extensionParsers, calculateJa3, calculateJa4 } = library;
  const parsers = extensionParsers as Readonly<Record<number, (data: Buffer) => Record<string, unknown> | null>>;
  try {
    const message = {
      version: hello.legacyVersion,
      random: hello.random,
      sessionId: hello.sessionId,
      cipherSuites: [...hello.cipherSuites],
      compressionMethods: [...hello.compressionMethods],
      extensions: hello.extensions.map(({ type, data }) => ({ id: type, data: parsers[type]?.(data) ?? null })),
    };
    return { ja3: calculateJa3(message), ja4: calculateJa4(message) };
  } catch {
    return null; // A hello that is broken in an extension has no fingerprint.
  }
}
