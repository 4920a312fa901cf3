import { type Context, needed } from '../context.js';
import { ssl3Digest } from '../key-schedule/ssl3.js';
import { readSigned } from '../messages/signed.js';
import { Refusal } from '../refusal.js';
import type { SessionState } from '../sessions.js';
import { verifiesUnnamed, verifiesWith } from '../signatures.js';
import { clientKey } from '../steps/client-authentication.js';
import { complete } from '../steps/complete.js';
import { signatureSchemeName } from '../tables/signature-schemes.js';
import { contentType } from '../tables/types.js';
import { SSLv3 } from '../tables/versions.js';
import { join, u32, vector16 } from '../writer.js';
import { chosenSuite, install, legacy } from './state.js';

/** Reads the proof that the client owns its certificate: a signature over all messages so far (RFC 5246 §7.4.8). */
export async function clientCertificateVerify(context: Context): Promise<void> {
  const message = await context.receive('CertificateVerify');
  const { scheme, signature } = readSigned(context.version, message.body);
  if (!isGenuine(context, scheme, signature)) {
    throw new Refusal('decrypt_error', 'the CertificateVerify of the client does not verify');
  }
  context.transcript.add(message.bytes);
}

function isGenuine(context: Context, scheme: number | null, signature: Buffer): boolean {
  const content = context.transcript.bytes;
  const key = clientKey(context);
  if (scheme !== null) {
    const name = signatureSchemeName(scheme);
    return name !== undefined && verifiesWith(name, key, content, signature);
  }
  return verifiesUnnamed(key, content, signature, context.version === SSLv3 ? ssl3Digests(context) : undefined);
}

/** SSL 3.0 keys the hashes with the master secret (RFC 6101 §5.6.8). */
function ssl3Digests(context: Context): Buffer {
  const { master } = needed(legacy(context).schedule, 'the master secret');
  const none = Buffer.alloc(0);
  return join(
    ssl3Digest('md5', none, master, context.transcript),
    ssl3Digest('sha1', none, master, context.transcript),
  );
}

/** Reads the client's ChangeCipherSpec: what follows is protected. */
export async function clientChangeCipherSpec(context: Context): Promise<void> {
  await context.receiveChangeCipherSpec();
  install(context, 'read');
}

export function changeCipherSpec(context: Context): void {
  context.connection.outbox.records(context.step, contentType.changeCipherSpec, Buffer.from([1]));
  context.connection.reporter.message({
    direction: 'sent',
    name: 'ChangeCipherSpec',
    length: 1,
    altered: !context.isHonest,
  });
}

export const serverKeys = (context: Context): void => install(context, 'write');

export function finished(context: Context): void {
  const state = legacy(context);
  state.verifyData.server = needed(state.schedule, 'the master secret').finished('server', context.transcript);
  context.send('Finished', state.verifyData.server);
  if (!context.resumed) handshakeDone(context);
}

export async function clientFinished(context: Context): Promise<void> {
  const message = await context.receive('Finished');
  const state = legacy(context);
  const expected = needed(state.schedule, 'the master secret').finished('client', context.transcript);
  if (!expected.equals(message.body)) throw new Refusal('decrypt_error', 'the Finished of the client does not verify');
  state.verifyData.client = expected;
  context.transcript.add(message.bytes);
  if (context.resumed) handshakeDone(context);
}

function handshakeDone(context: Context): void {
  const { newSessionId } = legacy(context);
  if (newSessionId) context.settings.sessions?.remember(newSessionId, session(context));
  complete(context);
}

/** Gives the client a ticket (RFC 5077 §3.3). */
export function newSessionTicket(context: Context): void {
  const { sessions } = context.settings;
  const ticket = sessions?.seal(session(context)) ?? Buffer.alloc(64, 1);
  context.send('NewSessionTicket', join(u32(sessions?.lifetime ?? 3600), vector16(ticket)));
}

const session = (context: Context): SessionState => ({
  version: context.version,
  cipherSuite: chosenSuite(context).id,
  secret: needed(legacy(context).schedule, 'the master secret').master,
  extendedMasterSecret: context.choice.extendedMasterSecret ?? false,
  serverName: context.hello.serverName,
  alpn: context.choice.alpn ?? null,
  made: Date.now(),
  ageAdd: 0,
});
