import { type Context, needed } from '../context.js';
import { finished13 } from '../key-schedule/tls13.js';
import { readSigned } from '../messages/signed.js';
import { Refusal } from '../refusal.js';
import { verifiesWith } from '../signatures.js';
import { clientKey } from '../steps/client-authentication.js';
import { complete } from '../steps/complete.js';
import { signatureSchemeName, signatureSchemes } from '../tables/signature-schemes.js';
import { TLSv13 } from '../tables/versions.js';
import { verifyContent } from './authentication.js';
import { chosenSuite, install, logSecret, secrets } from './state.js';

/** Reads the proof that the client owns its certificate (RFC 8446 §4.4.3). */
export async function clientCertificateVerify(context: Context): Promise<void> {
  const message = await context.receive('CertificateVerify');
  const { scheme, signature } = readSigned(TLSv13, message.body);
  const name = signatureSchemeName(scheme ?? 0);
  if (!name || !signatureSchemes[name].modern) {
    throw new Refusal('illegal_parameter', `the client signed with scheme ${scheme}, which TLS 1.3 does not allow`);
  }
  const content = verifyContent('client', context.transcript.hash(chosenSuite(context).hash));
  if (!verifiesWith(name, clientKey(context), content, signature)) {
    throw new Refusal('decrypt_error', 'the CertificateVerify of the client does not verify');
  }
  context.transcript.add(message.bytes);
}

/** Reads the client's Finished; afterwards the handshake is complete. */
export async function clientFinished(context: Context): Promise<void> {
  const message = await context.receive('Finished');
  const { hash } = chosenSuite(context);
  const state = secrets(context);
  const { client } = needed(state.handshake, 'the handshake secrets');
  if (!finished13(hash, client, context.transcript.hash(hash)).equals(message.body)) {
    throw new Refusal('decrypt_error', 'the Finished of the client does not verify');
  }
  context.transcript.add(message.bytes);
  state.resumption = state.schedule.resumption(context.transcript.hash(hash));
  complete(context);
}

/** The server writes under application keys from its Finished on. */
export function serverApplicationKeys(context: Context): void {
  const state = secrets(context);
  const { connection, hello } = context;
  const made = state.schedule.enterApplication(context.transcript.hash(chosenSuite(context).hash));
  state.application = made;
  install(context, 'write', made.server);
  logSecret(connection, 'CLIENT_TRAFFIC_SECRET_0', hello.random, made.client);
  logSecret(connection, 'SERVER_TRAFFIC_SECRET_0', hello.random, made.server);
  logSecret(connection, 'EXPORTER_SECRET', hello.random, made.exporter);
}

/** And reads under them from the client's Finished on. */
export function clientApplicationKeys(context: Context): void {
  if (context.connection.inbox.inMessage) throw new Refusal('unexpected_message', 'a message across a change of keys');
  install(context, 'read', needed(secrets(context).application, 'the application secrets').client);
}
