import { alertCode } from '../alerts.js';
import type { Context } from '../context.js';
import { Refusal } from '../refusal.js';
import { updateKeys } from '../steps13/state.js';
import { handshakeName, handshakeType } from '../tables/types.js';
import { TLSv13 } from '../tables/versions.js';

/** Handshake messages that may come when the handshake is over. */
export async function afterHandshake(context: Context, message: Buffer): Promise<void> {
  const name = handshakeName(message.readUInt8(0));
  const length = message.length - 4;
  context.connection.reporter.message({ direction: 'received', name, length, altered: false });
  if (context.version === TLSv13) return afterTls13(context, name, message);
  if (name !== 'ClientHello') throw new Refusal('unexpected_message', `${name} after the handshake`);
  if (context.renegotiation) return context.renegotiation(message);
  // RFC 5246 §7.2.2: a warning that the client may take as it likes.
  context.connection.outbox.alert('no_renegotiation', alertCode('no_renegotiation'), 1);
}

/** A client's answer to a CertificateRequest after the handshake (RFC 8446 §4.6.2) is seen and passed over. */
const answersToRequest: readonly string[] = ['Certificate', 'CertificateVerify', 'Finished'];

function afterTls13(context: Context, name: string, message: Buffer): void {
  if (name === 'KeyUpdate') keyUpdate(context, message.subarray(4));
  else if (!answersToRequest.includes(name)) throw new Refusal('unexpected_message', `${name} after the handshake`);
}

/** New keys for what the client sends, and for what the server sends if it is asked to (RFC 8446 §4.6.3). */
function keyUpdate(context: Context, body: Buffer): void {
  const asksBack = body[0];
  if (body.length !== 1 || asksBack === undefined || asksBack > 1) {
    throw new Refusal('illegal_parameter', 'a KeyUpdate that asks neither for an answer nor for none');
  }
  if (context.connection.inbox.inMessage) throw new Refusal('unexpected_message', 'a message across a change of keys');
  updateKeys(context, 'read');
  if (asksBack === 0 || context.connection.outbox.ending) return;
  context.connection.outbox.message('KeyUpdate', { type: handshakeType.KeyUpdate, body: Buffer.from([0]) });
  updateKeys(context, 'write');
}
