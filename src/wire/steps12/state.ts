import type { KeyObject } from 'node:crypto';
import { legacyCipher } from '../ciphers/index.js';
import { type Context, needed } from '../context.js';
import { type RecordKeys, recordKeys } from '../key-schedule/key-block.js';
import type { LegacySchedule, Randoms } from '../key-schedule/legacy.js';
import { type Suite, suite } from '../tables/suites.js';

/** The secrets of a handshake up to TLS 1.2, as the steps come by them. */
export interface LegacyState {
  schedule: LegacySchedule | null;
  keys: RecordKeys | null;
  /** The short RSA key of an export suite. */
  ephemeralKey: KeyObject | null;
  /** The id under which this session is remembered. */
  newSessionId: Buffer | null;
  /** What the Finished messages said; a renegotiation repeats it (RFC 5746 §3.2). */
  readonly verifyData: { client: Buffer; server: Buffer };
}

export const newLegacyState = (): LegacyState => ({
  schedule: null,
  keys: null,
  ephemeralKey: null,
  newSessionId: null,
  verifyData: { client: Buffer.alloc(0), server: Buffer.alloc(0) },
});

/** The secrets so far. */
export const legacy = (context: Context): LegacyState => needed(context.legacy, 'the choice');

/** The suite that was chosen. */
export const chosenSuite = (context: Context): Suite => suite(context.settled('cipherSuite'));

/** The randoms of both hellos, the server's as it was sent. */
export const randoms = (context: Context): Randoms => ({
  client: context.hello.random,
  server: context.settled('serverRandom'),
});

/** Takes a master secret into use: record keys for both sides, and a line for the key log. */
export function enter(context: Context, schedule: LegacySchedule): void {
  const state = legacy(context);
  state.schedule = schedule;
  state.keys = recordKeys(context.version, chosenSuite(context), randoms(context), schedule);
  const line = `CLIENT_RANDOM ${context.hello.random.toString('hex')} ${schedule.master.toString('hex')}`;
  context.connection.reporter.tell('keyLog', line);
}

/** Protects one direction from now on. */
export function install(context: Context, direction: 'read' | 'write'): void {
  const keys = needed(legacy(context).keys, 'the record keys');
  const etm = context.choice.encryptThenMac ?? false;
  const cipher = legacyCipher(
    chosenSuite(context),
    context.version,
    direction === 'read' ? keys.client : keys.server,
    etm,
  );
  const { inbox, outbox } = context.connection;
  if (direction === 'read') inbox.cipher = cipher;
  else outbox.cipher = cipher;
}
