import { parseClientHello } from '../client-hello.js';
import { Context } from '../context.js';
import type { Act } from '../flight.js';
import { tls12Flight } from '../flights/tls12.js';
import type { Identity } from '../options.js';
import { runSteps } from '../run-steps.js';
import { newLegacyState } from '../steps12/state.js';
import { updateKeys } from '../steps13/state.js';
import { helloRequest } from './send.js';

/** Changes the server's keys properly, and asks the client to change its own if it is told to (RFC 8446 §4.6.3). */
export const keyUpdate =
  ({ askBack = false } = {}): Act =>
  (context) => {
    context.send('KeyUpdate', Buffer.from([askBack ? 1 : 0]), { inserted: true });
    updateKeys(context, 'write');
  };

/**
 * Asks the client for a new handshake on the same connection, and goes through with it if the client agrees: up to
 * TLS 1.2, with another certificate if one is given.
 */
export const renegotiate =
  (identity?: Identity): Act =>
  (context) => {
    context.renegotiation = (message) => handshakeAgain(context, message, identity);
    return helloRequest()(context);
  };

async function handshakeAgain(outer: Context, message: Buffer, identity: Identity | undefined): Promise<void> {
  const { connection, settings, version } = outer;
  const identities = identity ? [identity] : settings.identities;
  const again = new Context(connection, { ...settings, identities }, version, parseClientHello(message));
  again.stream = outer.stream;
  again.legacy = { ...newLegacyState(), verifyData: { ...(outer.legacy?.verifyData ?? newLegacyState().verifyData) } };
  again.transcript.add(message);
  // Data of the server waits until the new keys are there: clients do not like it in between.
  outer.stream?.cork();
  await runSteps(tls12Flight.drop('ClientHello').upTo('Finished'), again);
  outer.stream?.uncork();
  outer.legacy = again.legacy;
}
