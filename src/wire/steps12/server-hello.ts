import { randomBytes } from 'node:crypto';
import { extensionType } from '../client-hello.js';
import type { Context } from '../context.js';
import { LegacySchedule } from '../key-schedule/legacy.js';
import { type Extension, extension } from '../messages/extensions.js';
import { downgradeSentinel, readServerHello, writeServerHello } from '../messages/server-hello.js';
import { reportNegotiated } from '../steps/negotiated.js';
import { SSLv3, TLSv12, versionNumber } from '../tables/versions.js';
import { vector8, vector16 } from '../writer.js';
import { chosenSuite, enter, legacy, randoms } from './state.js';

/** The suite that says what an empty renegotiation_info says (RFC 5746 §3.3). */
const renegotiationSuite = 0x00ff;

export function serverHello(context: Context): void {
  warnOfDowngrade(context);
  const body = writeServerHello({
    legacyVersion: context.version,
    random: context.settled('serverRandom'),
    sessionId: sessionId(context),
    cipherSuite: chosenSuite(context).id,
    compression: 0,
    extensions: extensions(context),
  });
  believe(context, context.send('ServerHello', body).subarray(4));
  const session = context.resumed;
  if (session)
    enter(context, new LegacySchedule(context.version, chosenSuite(context), randoms(context), session.secret));
  reportNegotiated(context);
}

/**
 * What was sent counts, not what was meant: with a patched random the keys still come out as the client makes them, and
 * the client can only object to what the patch is about.
 */
function believe({ choice, hello }: Context, body: Buffer): void {
  try {
    const said = readServerHello(body);
    const both = (type: number) => [said, hello].every((side) => side.extensions.some((each) => each.type === type));
    choice.serverRandom = said.random;
    choice.extendedMasterSecret &&= both(extensionType.extendedMasterSecret);
    choice.encryptThenMac &&= both(extensionType.encryptThenMac);
  } catch {
    // A mutilated ServerHello says nothing; the client will not get as far as keys.
  }
}

/** A server that could do better says so in its random, which the client will not miss (RFC 8446 §4.1.3). */
function warnOfDowngrade({ choice, settings, version }: Context): void {
  const best = Math.max(...settings.versions.map((name) => versionNumber[name]));
  if (best < TLSv12 || best <= version || !choice.serverRandom) return;
  if (version === TLSv12 && best === TLSv12) return;
  const sentinel = downgradeSentinel[version === TLSv12 ? 'TLSv1.2' : 'TLSv1.1'];
  choice.serverRandom = Buffer.concat([choice.serverRandom.subarray(0, 24), sentinel]);
}

/** An echo when a session is resumed; a new id for clients without tickets; else none (RFC 5077 §3.4). */
function sessionId(context: Context): Buffer {
  if (context.resumed) return context.hello.sessionId;
  if (!context.settings.sessions || offers(context, 'sessionTicket')) return Buffer.alloc(0);
  const id = randomBytes(32);
  legacy(context).newSessionId = id;
  return id;
}

function extensions(context: Context): Extension[] {
  const { choice, hello, version } = context;
  const answers: Extension[] = [];
  if (offers(context, 'renegotiationInfo') || hello.cipherSuites.includes(renegotiationSuite)) {
    const { client, server } = legacy(context).verifyData;
    answers.push(extension('renegotiationInfo', vector8(client, server)));
  }
  if (version === SSLv3) return answers;
  if (choice.extendedMasterSecret) answers.push(extension('extendedMasterSecret'));
  if (choice.encryptThenMac) answers.push(extension('encryptThenMac'));
  if (chosenSuite(context).exchange === 'ecdhe' && offers(context, 'ecPointFormats')) {
    answers.push(extension('ecPointFormats', vector8(Buffer.from([0]))));
  }
  if (givesTicket(context)) answers.push(extension('sessionTicket'));
  if (staples(context)) answers.push(extension('statusRequest'));
  const alpn = choice.alpn ?? null;
  if (alpn !== null) answers.push(extension('alpn', vector16(vector8(Buffer.from(alpn, 'latin1')))));
  return answers;
}

const offers = ({ hello }: Context, name: keyof typeof extensionType): boolean =>
  hello.extensions.some((each) => each.type === extensionType[name]);

/** A NewSessionTicket will follow. */
export const givesTicket = (context: Context): boolean =>
  context.settings.sessions !== undefined &&
  !context.resumed &&
  offers(context, 'sessionTicket') &&
  context.version > SSLv3;

/** A CertificateStatus will follow (RFC 6066 §8). */
export const staples = (context: Context): boolean =>
  context.choice.identity?.staple !== undefined && context.hello.statusRequest && !context.resumed;
