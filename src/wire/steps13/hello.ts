import { extensionType, parseClientHello } from '../client-hello.js';
import { type Context, needed } from '../context.js';
import { shareOf } from '../key-exchange/index.js';
import { type Extension, extension } from '../messages/extensions.js';
import { helloRetryRandom, writeServerHello } from '../messages/server-hello.js';
import { Refusal } from '../refusal.js';
import { reportNegotiated } from '../steps/negotiated.js';
import { type GroupName, groupNumber } from '../tables/groups.js';
import { TLSv12, TLSv13 } from '../tables/versions.js';
import { u16, vector16 } from '../writer.js';
import { chosenSuite, install, logSecret, secrets } from './state.js';
import { openTicket } from './tickets.js';

/** The group that was chosen. TLS 1.3 always has one. */
const chosenGroup = (context: Context): GroupName => needed(context.settled('group'), 'the group');

/** The client's share of the chosen group, if it sent one. */
const clientShare = (context: Context): Buffer | undefined => {
  const group = groupNumber[chosenGroup(context)];
  return context.hello.keyShares.find((share) => share.group === group)?.data;
};

/** True when the client has to be asked for a share of another group (RFC 8446 §4.1.4). */
export const needsRetry = (context: Context): boolean => clientShare(context) === undefined;

/** Makes the server's half of the key exchange. */
export function keyShare(context: Context): void {
  context.share = shareOf(chosenGroup(context));
}

/** Asks for a share of the chosen group. From here on, the first ClientHello counts by its hash. */
export function helloRetryRequest(context: Context): void {
  const retry = extension('keyShare', u16(groupNumber[chosenGroup(context)]));
  context.transcript.foldIntoHash(chosenSuite(context).hash);
  context.send('ServerHello', helloBody(context, helloRetryRandom, [retry]), { name: 'HelloRetryRequest' });
  context.retried = true;
}

/** Reads the ClientHello that answers, which must bring the share that was asked for. */
export async function secondClientHello(context: Context): Promise<void> {
  const message = await context.receive('ClientHello');
  context.hello = parseClientHello(message.bytes);
  context.transcript.add(message.bytes);
  if (needsRetry(context)) throw new Refusal('illegal_parameter', 'the second ClientHello has no share of the group');
  const ticket = context.resumed && openTicket(context);
  context.resumed = ticket?.hash === chosenSuite(context).hash ? ticket.session : null;
}

export function serverHello(context: Context): void {
  const group = groupNumber[chosenGroup(context)];
  const share = extension('keyShare', Buffer.concat([u16(group), vector16(context.ownShare().publicValue)]));
  const resumption = context.resumed ? [extension('preSharedKey', u16(0))] : [];
  context.send('ServerHello', helloBody(context, context.settled('serverRandom'), [share, ...resumption]));
  reportNegotiated(context);
}

function helloBody(context: Context, random: Buffer, extensions: readonly Extension[]): Buffer {
  return writeServerHello({
    legacyVersion: TLSv12,
    random,
    sessionId: context.hello.sessionId,
    cipherSuite: chosenSuite(context).id,
    compression: 0,
    extensions: [extension('supportedVersions', u16(TLSv13)), ...extensions],
  });
}

/** Both directions under handshake keys (RFC 8446 §7.1). */
export function handshakeKeys(context: Context): void {
  const { connection, hello } = context;
  const peer = clientShare(context);
  if (!peer) throw new Refusal('illegal_parameter', 'the client sent no share of the group');
  const state = secrets(context);
  const agreed = context.ownShare().agree(peer);
  const made = state.schedule.enterHandshake(agreed, context.transcript.hash(chosenSuite(context).hash));
  state.handshake = made;
  install(context, 'write', made.server);
  install(context, 'read', made.client);
  connection.inbox.skipsEarlyData = hello.extensions.some((each) => each.type === extensionType.earlyData);
  logSecret(connection, 'CLIENT_HANDSHAKE_TRAFFIC_SECRET', hello.random, made.client);
  logSecret(connection, 'SERVER_HANDSHAKE_TRAFFIC_SECRET', hello.random, made.server);
}
