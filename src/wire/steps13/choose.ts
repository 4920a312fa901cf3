import { extensionType } from '../client-hello.js';
import type { Context } from '../context.js';
import { KeySchedule13 } from '../key-schedule/tls13.js';
import { Refusal } from '../refusal.js';
import { chooseAlpn } from '../steps/choose-alpn.js';
import { chooseSigner } from '../steps/choose-identity.js';
import { type GroupName, groupNumber } from '../tables/groups.js';
import { type Suite, suite } from '../tables/suites.js';
import { TLSv13 } from '../tables/versions.js';
import { openTicket } from './tickets.js';

/** Settles everything that ServerHello and the messages after it say (RFC 8446 §4.1.1). */
export function choose(context: Context): void {
  const { choice } = context;
  demandExtensions(context);
  const ticket = openTicket(context);
  const chosen = chooseSuite(context, ticket?.hash);
  choice.cipherSuite = chosen.name;
  choice.group = chooseGroup(context);
  choice.alpn = chooseAlpn(context);
  choice.extendedMasterSecret = true;
  choice.encryptThenMac = false;
  context.resumed = ticket?.session ?? null;
  context.tls13 = {
    schedule: new KeySchedule13(chosen.hash, ticket?.session.secret),
    handshake: null,
    application: null,
    resumption: null,
  };
  chooseCertificate(context);
}

/** Without these there is nothing to choose from (RFC 8446 §9.2). */
function demandExtensions({ hello, settings }: Context): void {
  const has = (type: number) => hello.extensions.some((each) => each.type === type);
  const missing = (['supportedGroups', 'keyShare', 'signatureAlgorithms'] as const).find(
    (name) => !has(extensionType[name]),
  );
  if (missing && !settings.insist) throw new Refusal('missing_extension', `the ClientHello has no ${missing}`);
  if (!hello.compressionMethods.includes(0))
    throw new Refusal('illegal_parameter', 'the client must offer no compression');
}

function chooseSuite({ hello, settings }: Context, hash?: string): Suite {
  const mine = (settings.cipherSuites ?? []).map(suite).filter((each) => each.since === TLSv13);
  const common = mine.filter((each) => hello.cipherSuites.includes(each.id));
  const chosen = common.find((each) => each.hash === hash) ?? common[0] ?? (settings.insist ? mine[0] : undefined);
  if (!chosen) throw new Refusal('handshake_failure', 'no cipher suite in common');
  return chosen;
}

/** A group that the client has sent a share of, else one that it can be asked for. */
function chooseGroup({ hello, settings }: Context): GroupName {
  const shared = settings.groups.find((name) => hello.keyShares.some((share) => share.group === groupNumber[name]));
  const common = shared ?? settings.groups.find((name) => hello.groups.includes(groupNumber[name]));
  const chosen = common ?? (settings.insist ? settings.groups[0] : undefined);
  if (!chosen) throw new Refusal('handshake_failure', 'no group in common');
  return chosen;
}

function chooseCertificate(context: Context): void {
  const signer = chooseSigner(context, context.hello.signatureSchemes);
  context.choice.identity = signer?.identity ?? null;
  context.choice.signatureScheme = signer?.signatureScheme ?? null;
  if (!signer && !context.resumed) throw new Refusal('handshake_failure', 'no signature scheme in common');
}
