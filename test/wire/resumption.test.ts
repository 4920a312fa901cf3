import { expect } from 'chai';
import { acts, edits, Sessions, type WireOptions } from '../../src/wire/index.js';
import { trust } from './clients/index.js';
import { javaClient } from './clients/java.js';
import { identity } from './support/identities.js';
import { visit } from './support/node-client.js';
import { isInstalled, run } from './support/run.js';
import { body, startServer, type WireServer } from './support/wire-server.js';

const { flip } = edits;

describe('resumption', () => {
  let server: WireServer;

  afterEach(() => server.close());

  async function start(options: Partial<WireOptions> = {}): Promise<void> {
    server = await startServer({ identities: [await identity('p256')], sessions: new Sessions(), ...options });
  }

  const last = () => server.visits.at(-1);

  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`takes up a session by its ticket in ${version}`, async () => {
      await start({ versions: [version] });
      const first = await visit(server.port);
      const second = await visit(server.port, first.session ? { session: first.session } : {});
      expect(first).to.include({ accepted: true, resumed: false });
      expect(second).to.include({ accepted: true, resumed: true, protocol: version });
      expect(last()?.negotiated.at(-1)?.resumed).to.equal(true);
      expect(last()?.complete).to.equal(true);
      expect(last()?.messages.map(({ name }) => name)).not.to.include('Certificate');
    });

    it(`does not open the tickets of another endpoint in ${version}`, async () => {
      await start({ versions: [version] });
      const { session } = await visit(server.port);
      await server.close();
      await start({ versions: [version] });
      const second = await visit(server.port, session ? { session } : {});
      expect(second).to.include({ accepted: true, resumed: false });
    });

    it(`gives no ticket without a memory in ${version}`, async () => {
      server = await startServer({ identities: [await identity('p256')], versions: [version] });
      await visit(server.port);
      expect(last()?.messages.map(({ name }) => name)).not.to.include('NewSessionTicket');
    });
  }

  it('keeps to the group that it must ask for while it resumes', async () => {
    await start({ versions: ['TLSv1.3'], groups: ['secp384r1'] });
    const { session } = await visit(server.port);
    const second = await visit(server.port, session ? { session } : {});
    expect(second).to.include({ accepted: true, resumed: true });
    expect(last()?.negotiated.at(-1)).to.include({ helloRetry: true, resumed: true, group: 'secp384r1' });
  });

  it('does the full handshake when the edit is about a step that only that one has', async () => {
    await start({ versions: ['TLSv1.2'], handshake: (flight) => flight.before('Certificate', acts.delay(0)) });
    const { session } = await visit(server.port);
    const second = await visit(server.port, session ? { session } : {});
    expect(second).to.include({ accepted: true, resumed: false });
  });

  it('breaks the short handshake too', async () => {
    const options = { identities: [await identity('p256')], versions: ['TLSv1.2'] } as const;
    const sessions = new Sessions();
    const healthy = await startServer({ ...options, sessions });
    const ticket = (await visit(healthy.port)).session;
    await healthy.close();
    server = await startServer({ ...options, sessions, handshake: (flight) => flight.patch('Finished', flip(-1)) });
    const second = await visit(server.port, ticket ? { session: ticket } : {});
    expect(second.error).to.equal('ERR_SSL_DIGEST_CHECK_FAILED');
    expect(last()?.negotiated.at(-1)?.resumed).to.equal(true);
  });

  it('takes up a session by its id, for a client without tickets', async function () {
    if (!isInstalled('openssl')) this.skip();
    await start({ versions: ['TLSv1.2'] });
    const { file } = await trust();
    const args = ['s_client', '-connect', `127.0.0.1:${server.port}`, '-servername', 'localhost', '-CAfile', file];
    const said = await run('openssl', [...args, '-no_ticket', '-reconnect'], {
      input: 'Q\n',
    });
    const resumed = server.visits.map(({ negotiated }) => negotiated.at(-1)?.resumed);
    expect(resumed.slice(0, 3), said.text.slice(-300)).to.deep.equal([false, true, true]);
  });

  it('is understood by GnuTLS', async function () {
    if (!isInstalled('gnutls-cli')) this.skip();
    await start({ versions: ['TLSv1.3', 'TLSv1.2'] });
    const { file } = await trust();
    for (const version of ['VERS-TLS1.2', 'VERS-TLS1.3']) {
      const args = ['--x509cafile', file, '--resume', '--waitresumption', '--priority', `NORMAL:-VERS-ALL:+${version}`];
      const host = [
        '-p',
        String(server.port),
        '--sni-hostname',
        'localhost',
        '--verify-hostname',
        'localhost',
        '127.0.0.1',
      ];
      const said = await run('gnutls-cli', [...args, ...host], { input: '', limit: 5000 });
      expect(last()?.negotiated.at(-1)?.resumed, said.text).to.equal(true);
    }
  });

  it('is understood by Java', async function () {
    if (!isInstalled('java')) this.skip();
    this.timeout(30_000);
    const java = javaClient(await trust());
    try {
      for (const version of ['TLSv1.3', 'TLSv1.2', 'TLSv1'] as const) {
        await start({
          versions: [version],
          identities: [await identity('rsa-2048')],
          ...(version === 'TLSv1' ? { cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] as const } : {}),
        });
        expect(await java.visit(server.port, version)).to.include(body.trim());
        expect(await java.visit(server.port, version), version).to.include(body.trim());
        expect(server.visits.map(({ negotiated }) => negotiated.at(-1)?.resumed)).to.deep.equal([false, true]);
        await server.close();
      }
    } finally {
      java.close?.();
    }
    await start();
  });

  it('refuses a binder that does not verify', async () => {
    await start({ versions: ['TLSv1.3'] });
    const { session } = await visit(server.port);
    expect(session).to.be.an.instanceOf(Buffer);
    const forged = Buffer.from(session ?? '');
    // The saved session holds the session id, then the secret, then the ticket, which stays good.
    const octets = Buffer.from([0x04, 0x20]);
    const secret = forged.indexOf(octets, forged.indexOf(octets) + 34);
    forged[secret + 2] = (forged[secret + 2] ?? 0) ^ 1;
    const second = await visit(server.port, { session: forged });
    expect(second.accepted).to.equal(false);
    expect(last()?.troubles).to.deep.equal(['the binder of the ticket does not verify']);
  });

  it('forgets sessions that are too old', () => {
    const sessions = new Sessions();
    const state = {
      version: 0x0303,
      cipherSuite: 0xc02f,
      secret: Buffer.alloc(48, 1),
      extendedMasterSecret: true,
      serverName: 'localhost',
      alpn: null,
      ageAdd: 0,
    };
    const now = { ...state, made: Date.now() };
    const old = { ...state, made: Date.now() - 3 * 60 * 60 * 1000 };
    expect(sessions.open(sessions.seal(now))).to.deep.equal(now);
    expect(sessions.open(sessions.seal(old))).to.equal(null);
    sessions.remember(Buffer.from('id'), old);
    expect(sessions.recall(Buffer.from('id'))).to.equal(null);
  });

  it('refuses tickets of any length that were tampered with', () => {
    const sessions = new Sessions();
    for (const length of [0, 1, 27, 28, 200]) expect(sessions.open(Buffer.alloc(length)), `${length}`).to.equal(null);
  });

  it('remembers a bounded number of ids, the latest', () => {
    const sessions = new Sessions();
    const state = {
      ...{ version: 0x0303, cipherSuite: 1, secret: Buffer.alloc(48), extendedMasterSecret: false, serverName: null },
      ...{ alpn: null, made: Date.now(), ageAdd: 0 },
    };
    for (let id = 0; id <= 1000; id++) sessions.remember(Buffer.from(String(id)), state);
    expect(sessions.recall(Buffer.from('0'))).to.equal(null);
    expect(sessions.recall(Buffer.from('1000'))).to.deep.equal(state);
  });
});
