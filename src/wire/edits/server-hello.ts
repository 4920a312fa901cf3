import { readServerHello, type ServerHello, writeServerHello } from '../messages/server-hello.js';
import { type SuiteName, suiteNumber } from '../tables/suite-names.js';
import type { Edit } from './edit.js';

/** Changes a field of a ServerHello or a HelloRetryRequest. Its extensions stay as they are. */
const serverHello =
  (change: (hello: ServerHello) => Partial<ServerHello>): Edit =>
  (body) => {
    const hello = readServerHello(body);
    return writeServerHello({ ...hello, ...change(hello) });
  };

/** The version field, for example 0x0300. */
export const legacyVersion = (version: number): Edit => serverHello(() => ({ legacyVersion: version }));

/** The cipher suite, whether it was offered or not. The keys stay those of the suite that was chosen. */
export const cipherSuite = (suite: SuiteName | number): Edit =>
  serverHello(() => ({ cipherSuite: typeof suite === 'number' ? suite : suiteNumber[suite] }));

/** The compression method. */
export const compression = (method: number): Edit => serverHello(() => ({ compression: method }));

/** Changes the random. Up to TLS 1.2 the keys follow what was sent. */
export const random =
  (edit: Edit): Edit =>
  (body, about) =>
    serverHello((hello) => ({ random: edit(hello.random, about) }))(body, about);

/** Changes the session id. */
export const sessionId =
  (edit: Edit): Edit =>
  (body, about) =>
    serverHello((hello) => ({ sessionId: edit(hello.sessionId, about) }))(body, about);
