import { Aead13 } from '../ciphers/index.js';
import type { Connection } from '../connection.js';
import type { Context } from '../context.js';
import { needed } from '../context.js';
import { expandLabel } from '../key-schedule/hkdf.js';
import { type KeySchedule13, nextTrafficSecret, type TrafficSecrets } from '../key-schedule/tls13.js';
import type { AeadAlgorithm } from '../tables/bulk-ciphers.js';
import { type Suite, suite } from '../tables/suites.js';

/** The secrets of a TLS 1.3 handshake, as the steps come by them. */
export interface Tls13State {
  readonly schedule: KeySchedule13;
  handshake: TrafficSecrets | null;
  application: TrafficSecrets | null;
  resumption: Buffer | null;
}

/** The secrets so far. */
export const secrets = (context: Context): Tls13State => needed(context.tls13, 'the key schedule');

/** The suite that was chosen. */
export const chosenSuite = (context: Context): Suite => suite(context.settled('cipherSuite'));

/** Protects one direction with a traffic secret (RFC 8446 §7.3). */
export function install(context: Context, direction: 'read' | 'write', secret: Buffer): void {
  const cipher = recordCipher(chosenSuite(context), secret);
  const { inbox, outbox } = context.connection;
  if (direction === 'read') inbox.cipher = cipher;
  else outbox.cipher = cipher;
}

function recordCipher({ cipher, hash }: Suite, secret: Buffer): Aead13 {
  const empty = Buffer.alloc(0);
  const key = expandLabel(hash, secret, 'key', empty, cipher.keyLength);
  return new Aead13(cipher.algorithm as AeadAlgorithm, key, expandLabel(hash, secret, 'iv', empty, 12));
}

/** New keys for one direction, after a KeyUpdate in it (RFC 8446 §4.6.3). */
export function updateKeys(context: Context, direction: 'read' | 'write'): void {
  const state = secrets(context);
  const application = needed(state.application, 'the application secrets');
  const side = direction === 'read' ? 'client' : 'server';
  const next = nextTrafficSecret(chosenSuite(context).hash, application[side]);
  state.application = { ...application, [side]: next };
  install(context, direction, next);
}

/** A line for tools that decrypt captures. */
export function logSecret(connection: Connection, label: string, clientRandom: Buffer, secret: Buffer): void {
  connection.reporter.tell('keyLog', `${label} ${clientRandom.toString('hex')} ${secret.toString('hex')}`);
}
