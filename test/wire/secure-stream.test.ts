import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { expect } from 'chai';
import { acts, edits, type SuiteName, type WireOptions } from '../../src/wire/index.js';
import { trust } from './clients/index.js';
import { authority, identity } from './support/identities.js';
import { isInstalled, run } from './support/run.js';
import { body, startServer, type WireServer } from './support/wire-server.js';

const { keyUpdate, renegotiate } = acts;
const { cutInto, flip, nth, payload } = edits;

describe('application data', () => {
  let server: WireServer;
  let ca: string;

  before(async () => {
    ca = (await authority).pem;
  });

  afterEach(() => server.close());

  async function start(options: Partial<WireOptions> = {}, respond?: http.RequestListener): Promise<void> {
    server = await startServer(
      { identities: [await identity('p256'), await identity('rsa-2048')], ...options },
      respond,
    );
  }

  const kinds: readonly (readonly ['TLSv1' | 'TLSv1.2' | 'TLSv1.3', SuiteName])[] = [
    ['TLSv1.3', 'TLS_CHACHA20_POLY1305_SHA256'],
    ['TLSv1.2', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384'],
    ['TLSv1.2', 'TLS_RSA_WITH_AES_256_CBC_SHA256'],
    ['TLSv1', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  ];
  for (const [version, suite] of kinds) {
    it(`comes through whole, megabytes of it, both ways in ${version} with ${suite}`, async () => {
      const large = Buffer.alloc(2 * 1024 * 1024, 'the quick brown fox ');
      const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
      await start({ versions: [version], cipherSuites: [suite] }, (request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (chunk: Buffer) => parts.push(chunk));
        request.on('end', () => response.end(Buffer.concat(parts)));
      });
      const options = {
        method: 'POST',
        port: server.port,
        host: '127.0.0.1',
        servername: 'localhost',
        ca,
        agent: false,
      } as const;
      const request = https.request({ ...options, minVersion: version, ciphers: 'ALL:@SECLEVEL=0' });
      request.end(large);
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      const parts: Buffer[] = [];
      for await (const chunk of response) parts.push(chunk as Buffer);
      expect(digest(Buffer.concat(parts))).to.equal(digest(large));
    });
  }

  it('serves several requests on one connection, and knows what was agreed on', async () => {
    let seen: Record<string, unknown> = {};
    await start({ alpn: ['http/1.1'] }, (request, response) => {
      const { alpnProtocol, servername, encrypted } = request.socket as tls.TLSSocket;
      const socket = request.socket as tls.TLSSocket;
      seen = {
        alpnProtocol,
        servername,
        encrypted,
        protocol: socket.getProtocol(),
        cipher: socket.getCipher().standardName,
      };
      response.end(request.url);
    });
    const agent = new https.Agent({
      keepAlive: true,
      maxSockets: 1,
      ca,
      servername: 'localhost',
      ALPNProtocols: ['http/1.1'],
    });
    for (const path of ['/one', '/two', '/three']) {
      const request = https.get({ port: server.port, host: '127.0.0.1', path, agent });
      const [response] = (await once(request, 'response')) as [http.IncomingMessage];
      let text = '';
      for await (const chunk of response) text += String(chunk);
      expect(text).to.equal(path);
    }
    agent.destroy();
    expect(server.visits).to.have.lengthOf(1);
    expect(seen).to.deep.equal({
      alpnProtocol: 'http/1.1',
      servername: 'localhost',
      encrypted: true,
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
    });
  });

  it('waits for a client that does not read', async () => {
    let written = 0;
    await start({}, (_request, response) => {
      const write = () => {
        do written++;
        while (written < 512 && response.write(Buffer.alloc(64 * 1024)));
        response.once('drain', write);
      };
      write();
    });
    const socket = tls.connect({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca });
    await once(socket, 'secureConnect');
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    let before = -1;
    while (before !== written || written === 0) {
      before = written;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(written).to.be.below(512);
    socket.destroy();
    await server.visit.session.closed;
  });

  it('ends without close_notify when the server destroys it', async () => {
    await start({}, (request) => request.socket.destroy());
    const socket = tls.connect({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca });
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'close');
    expect(server.visit.alerts.filter(({ direction }) => direction === 'sent')).to.deep.equal([]);
    expect(server.visit.end).to.include({ by: 'server', how: 'closed' });
  });

  it('can be reset', async () => {
    await start({}, (request) => (request.socket as unknown as { resetAndDestroy(): void }).resetAndDestroy());
    const socket = tls.connect({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca });
    const failed = once(socket, 'error') as Promise<[NodeJS.ErrnoException]>;
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect((await failed)[0].code).to.equal('ECONNRESET');
    expect(server.visit.end).to.include({ by: 'server', how: 'reset' });
  });

  it('is broken in the third record only', async () => {
    await start({
      handshake: (flight) =>
        flight
          .beforeSealing('application data', cutInto(40))
          .afterSealing('application data', nth(3, payload(flip(-1)))),
    });
    const socket = tls.connect({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca });
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const failed = once(socket, 'error') as Promise<[NodeJS.ErrnoException]>;
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect((await failed)[0].code).to.equal('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC');
    expect(text).to.have.lengthOf(80);
    await server.visit.session.closed;
    expect(server.visit.alerts.at(-1)).to.include({ name: 'bad_record_mac', direction: 'received', encrypted: true });
  });

  it('goes on under new keys when the server changes its own and asks the client to', async () => {
    await start({
      versions: ['TLSv1.3'],
      handshake: (flight) => flight.before('application data', keyUpdate({ askBack: true })),
    });
    const socket = tls.connect({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca });
    for (const connection of ['keep-alive', 'close']) {
      socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nConnection: ${connection}\r\n\r\n`);
      const [text] = (await once(socket, 'data')) as [Buffer];
      expect(text.toString()).to.include(body);
    }
    socket.destroy();
    expect(
      server.visit.messages.filter(({ name }) => name === 'KeyUpdate').map(({ direction }) => direction),
    ).to.deep.equal(['sent', 'received']);
  });

  it('goes on under new keys when the client asks for it', async function () {
    if (!isInstalled('openssl')) this.skip();
    await start({ versions: ['TLSv1.3'] });
    const { file } = await trust();
    const args = ['s_client', '-connect', `127.0.0.1:${server.port}`, '-servername', 'localhost', '-CAfile', file];
    const then = { after: 'KEYUPDATE', say: 'GET / HTTP/1.0\r\n\r\n' };
    const said = await run('openssl', args, { input: 'K\n', then, until: body });
    expect(said.text).to.include('KEYUPDATE').and.to.include(body);
    expect(
      server.visit.messages.filter(({ name }) => name === 'KeyUpdate').map(({ direction }) => direction),
    ).to.deep.equal(['received', 'sent']);
  });

  it('goes on in a new handshake that the server has asked for, with another certificate', async () => {
    const second = await identity('p384');
    await start({
      versions: ['TLSv1.2'],
      handshake: (flight) => flight.before('application data', renegotiate(second)),
    });
    const socket = tls.connect({ port: server.port, host: '127.0.0.1', servername: 'localhost', ca });
    await once(socket, 'secureConnect');
    const before = socket.getPeerCertificate().raw;
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    const after = socket.getPeerCertificate().raw;
    socket.destroy();
    await server.visit.session.closed;
    expect(before.equals(after)).to.equal(false);
    expect(after.equals(second.chain[0] ?? before)).to.equal(true);
    expect(server.visit.negotiated).to.have.lengthOf(2);
  });

  it('says no to a client that wants to renegotiate', async function () {
    if (!isInstalled('openssl')) this.skip();
    await start({ versions: ['TLSv1.2'] });
    const { file } = await trust();
    const args = ['s_client', '-connect', `127.0.0.1:${server.port}`, '-servername', 'localhost', '-CAfile', file];
    const said = await run('openssl', args, { input: 'R\n', until: 'RENEGOTIATING', limit: 3000 });
    expect(said.text).to.include('no renegotiation');
    expect(server.visit.alerts[0]).to.include({ direction: 'sent', level: 'warning', name: 'no_renegotiation' });
  });
});
