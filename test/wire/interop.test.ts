import { expect } from 'chai';
import {
  type GroupName,
  groupNumber,
  type Identity,
  type ProtocolVersion,
  type SignatureSchemeName,
  type SuiteName,
  signatureSchemes,
  versionNumber,
} from '../../src/wire/index.js';
import { allSuites } from '../../src/wire/tables/suites.js';
import { type Deal, type RealClient, realClients } from './clients/index.js';
import { identity } from './support/identities.js';
import { isInstalled, run } from './support/run.js';
import { body, startServer } from './support/wire-server.js';

const everyGroup = Object.keys(groupNumber) as GroupName[];
const everyScheme = Object.keys(signatureSchemes) as SignatureSchemeName[];

/** The suites of a version, one deal each. */
const suitesOf = (version: ProtocolVersion): Deal[] =>
  allSuites
    .filter(({ since, until }) => since <= versionNumber[version] && versionNumber[version] <= until)
    .map(({ name }) => ({ version, suite: name }));

const groupsOf = (version: ProtocolVersion, suite: SuiteName, groups: readonly GroupName[]): Deal[] =>
  groups.map((group) => ({ version, suite, group }));

/** A suite whose server signs with that kind of key. */
const suiteFor = (scheme: SignatureSchemeName): SuiteName => {
  const { key } = signatureSchemes[scheme];
  if (key === 'dsa') return 'TLS_DHE_DSS_WITH_AES_128_GCM_SHA256';
  return key.startsWith('rsa') ? 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' : 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
};

/** What a server without a certificate is refused for by clients that offer such suites nevertheless. */
const wantsCertificate = (client: RealClient, { suite }: Deal): boolean =>
  suite.includes('_anon_') && ['node', 'curl'].includes(client.name);

/** What everybody still speaks: TLS 1.2 and 1.3 with a certificate, forward secrecy and an AEAD, on the common curves. */
const isOfToday = ({ version, suite, group, scheme }: Deal): boolean =>
  versionNumber[version] >= versionNumber['TLSv1.2'] &&
  /GCM|CHACHA/.test(suite) &&
  !/_anon_|TLS_RSA|DHE_DSS|TLS_DHE/.test(suite) &&
  (group === undefined || ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'].includes(group)) &&
  (scheme === undefined || /^(ecdsa_secp|rsa_pss_rsae|rsa_pkcs1_sha(256|384|512))/.test(scheme));

describe('the unbroken flight', function () {
  this.timeout(120_000);
  let clients: RealClient[];
  let identities: Identity[];

  before(async () => {
    clients = (await realClients()).filter(({ installed }) => installed);
    const kinds = ['p256', 'rsa-2048', 'dsa-2048', 'ed25519', 'ed448', 'p384', 'p521', 'rsa-pss-2048'] as const;
    identities = await Promise.all(kinds.map((kind) => identity(kind)));
  });

  after(() => {
    for (const client of clients) client.close?.();
  });

  /** Who accepted, and what went wrong with those that offered the deal and did not accept. */
  async function tryAll(deal: Deal): Promise<{ accepted: RealClient[]; wrong: string[] }> {
    const accepted: RealClient[] = [];
    const wrong: string[] = [];
    for (const client of clients) {
      const server = await startServer({
        identities,
        versions: [deal.version],
        cipherSuites: [deal.suite],
        groups: deal.group ? [deal.group] : everyGroup,
        signatureSchemes: deal.scheme ? [deal.scheme] : everyScheme,
      });
      const text = await client.visit(server.port, deal.version);
      const seen = server.visits[0];
      const agreed = seen?.negotiated.at(-1);
      const kept = agreed?.cipherSuite === deal.suite && (deal.group ?? agreed.group) === agreed.group;
      if (seen?.accepted && kept && text.includes(body.trim())) accepted.push(client);
      else if (agreed && !wantsCertificate(client, deal))
        wrong.push(`${client.name}: ${seen?.troubles} ${text.slice(-200)}`);
      await server.close();
    }
    return { accepted, wrong };
  }

  /** Goes through the deals two at a time; reports all that is wrong at once. */
  async function expectAccepted(deals: readonly Deal[]): Promise<void> {
    const complaints: string[] = [];
    const queue = [...deals];
    const work = async () => {
      for (let deal = queue.shift(); deal; deal = queue.shift()) {
        const { accepted, wrong } = await tryAll(deal);
        const what = Object.values(deal).join(' ');
        complaints.push(...wrong.map((each) => `${what}: ${each}`));
        const stacks = new Set(accepted.map(({ stack }) => stack));
        const enough = Math.min(5, clients.length);
        if (isOfToday(deal) && accepted.length < enough)
          complaints.push(`${what}: only ${accepted.map(({ name }) => name)}`);
        if (stacks.size === 0 && clients.some(({ stack }) => stack === 'Java')) complaints.push(`${what}: nobody`);
      }
    };
    await Promise.all([work(), work()]);
    expect(complaints).to.deep.equal([]);
  }

  it('is accepted in every suite of TLS 1.3 by all clients that offer it', () => expectAccepted(suitesOf('TLSv1.3')));

  it('is accepted in every group of TLS 1.3', () =>
    expectAccepted(
      groupsOf('TLSv1.3', 'TLS_AES_128_GCM_SHA256', [
        ...(['x25519', 'secp256r1', 'secp384r1', 'secp521r1', 'x448'] as const),
        ...(['ffdhe2048', 'ffdhe3072', 'ffdhe4096'] as const),
      ]),
    ));

  it('is accepted with every signature scheme of TLS 1.3', () =>
    expectAccepted(
      everyScheme
        .filter((scheme) => signatureSchemes[scheme].modern)
        .map((scheme) => ({ version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', scheme })),
    ));

  it('is accepted in every suite of TLS 1.2', () => expectAccepted(suitesOf('TLSv1.2')));

  it('is accepted on every curve of TLS 1.2', () =>
    expectAccepted(
      groupsOf('TLSv1.2', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', [
        'x25519',
        'secp256r1',
        'secp384r1',
        'secp521r1',
        'x448',
      ]),
    ));

  it('is accepted with every signature scheme of TLS 1.2', () =>
    expectAccepted(everyScheme.map((scheme) => ({ version: 'TLSv1.2', suite: suiteFor(scheme), scheme }))));

  it('is accepted in every suite of TLS 1.1', () => expectAccepted(suitesOf('TLSv1.1')));

  it('is accepted in every suite of TLS 1.0', () => expectAccepted(suitesOf('TLSv1')));

  it('is accepted in every suite of SSL 3.0 by Java', function () {
    if (!clients.some(({ stack }) => stack === 'Java')) this.skip();
    return expectAccepted(suitesOf('SSLv3'));
  });

  it('is offered as a whole, in the eyes of sslscan', async function () {
    if (!isInstalled('sslscan')) this.skip();
    const kinds = await Promise.all([identity('p256'), identity('rsa-2048')]);
    const suites = allSuites.filter(({ authentication }) => authentication !== 'dsa');
    const versions = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'] as const;
    const cipherSuites = suites.map(({ name }) => name);
    const server = await startServer({ identities: kinds, versions, cipherSuites, lingerLimit: 50 });
    const { text } = await run('sslscan', ['--no-colour', `127.0.0.1:${server.port}`], { limit: 60_000 });
    await server.close();
    for (const version of versions) {
      const number = versionNumber[version];
      const expected = suites.filter(({ since, until }) => since <= number && number <= until).length;
      const name = version === 'TLSv1' ? 'TLSv1.0' : version;
      const accepted = text.match(new RegExp(`^(Preferred|Accepted)\\s+${name.replace('.', '\\.')}\\s`, 'gm')) ?? [];
      expect(accepted, name).to.have.lengthOf(expected);
    }
    expect(text).to.include('Secure session renegotiation supported').and.include('Server supports TLS Fallback SCSV');
    expect(text).not.to.match(/(?<!not )vulnerable to heartbleed/);
  });

  for (const program of ['openssl', 'curl', 'python3', 'gnutls-cli', 'tstclnt', 'go', 'java', 'sslscan']) {
    it(`was shown to ${program}`, function () {
      if (!isInstalled(program)) this.skip();
    });
  }
});
