import { randomBytes } from 'node:crypto';
import { type ClientHello, extensionType } from '../client-hello.js';
import { type Context, needed } from '../context.js';
import { finished13, KeySchedule13, ticketSecret } from '../key-schedule/tls13.js';
import { Reader } from '../reader.js';
import { Refusal } from '../refusal.js';
import type { SessionState } from '../sessions.js';
import { allSuites } from '../tables/suites.js';
import { TLSv13 } from '../tables/versions.js';
import { join, u32, vector8, vector16 } from '../writer.js';
import { chosenSuite, secrets } from './state.js';

/** psk_dhe_ke, the only mode that is answered (RFC 8446 §4.2.9). */
const pskWithKeyExchange = 1;

/** The hash of a session's suite ties its secret to suites of the same hash. */
interface OpenedTicket {
  readonly session: SessionState;
  readonly hash: string;
}

/**
 * The session of the first ticket that the client offers, when it is one of ours and the client proves that it knows the
 * secret (RFC 8446 §4.2.11). Later tickets are not looked at: clients offer one.
 */
export function openTicket(context: Context): OpenedTicket | null {
  const { hello, settings } = context;
  const offered = settings.sessions && offersTickets(hello) ? data(hello, extensionType.preSharedKey) : null;
  if (!offered || !settings.sessions) return null;
  const offer = readOffer(offered);
  const session = offer && settings.sessions.open(offer.ticket);
  if (!offer || !session || session.version !== TLSv13 || session.serverName !== hello.serverName) return null;
  const made = allSuites.find((each) => each.id === session.cipherSuite);
  if (!made || !hello.cipherSuites.some((id) => allSuites.find((each) => each.id === id)?.hash === made.hash))
    return null;
  verifyBinder(context, made.hash, session.secret, offer);
  return { session, hash: made.hash };
}

/** True when the client understands tickets in the mode that is answered. */
function offersTickets(hello: ClientHello): boolean {
  const modes = data(hello, extensionType.pskKeyExchangeModes);
  return modes?.subarray(1).includes(pskWithKeyExchange) ?? false;
}

interface TicketOffer {
  readonly ticket: Buffer;
  readonly binder: Buffer;
  /** The length of all binders with their length fields: what the binder does not cover. */
  readonly bindersLength: number;
}

function readOffer(offered: Buffer): TicketOffer | null {
  try {
    const reader = new Reader(offered);
    const ticket = new Reader(reader.vector16()).vector16();
    const bindersLength = reader.left;
    return { ticket, binder: new Reader(reader.vector16()).vector8(), bindersLength };
  } catch {
    return null;
  }
}

/** The binder covers the ClientHello up to the binders, and what came before it (RFC 8446 §4.2.11.2). */
function verifyBinder(context: Context, hash: 'sha256' | 'sha384', secret: Buffer, offer: TicketOffer): void {
  const { message } = context.hello;
  const covered = message.subarray(0, message.length - offer.bindersLength);
  const transcript = context.transcript.forkBeforeLast(hash).update(covered).digest();
  const expected = finished13(hash, new KeySchedule13(hash, secret).binderKey, transcript);
  if (!expected.equals(offer.binder)) throw new Refusal('decrypt_error', 'the binder of the ticket does not verify');
}

/** A ticket is worth sending: it can be opened later, and the client can use it. */
export const wantsTicket = ({ hello, settings }: Context): boolean =>
  settings.sessions !== undefined && offersTickets(hello);

/** Gives the client a ticket (RFC 8446 §4.6.1). */
export function newSessionTicket(context: Context): void {
  context.send('NewSessionTicket', ticketBody(context));
}

function ticketBody(context: Context): Buffer {
  const { settings, hello } = context;
  const nonce = randomBytes(8);
  const ageAdd = randomBytes(4).readUInt32BE();
  const { hash, id } = chosenSuite(context);
  const session: SessionState = {
    version: TLSv13,
    cipherSuite: id,
    secret: ticketSecret(hash, needed(secrets(context).resumption, 'the resumption secret'), nonce),
    extendedMasterSecret: true,
    serverName: hello.serverName,
    alpn: context.choice.alpn ?? null,
    made: Date.now(),
    ageAdd,
  };
  // Without a memory the ticket is one that nobody will ever open.
  const ticket = settings.sessions?.seal(session) ?? randomBytes(64);
  const lifetime = settings.sessions?.lifetime ?? 3600;
  return join(u32(lifetime), u32(ageAdd), vector8(nonce), vector16(ticket), vector16());
}

const data = (hello: ClientHello, type: number): Buffer | null =>
  hello.extensions.find((each) => each.type === type)?.data ?? null;
