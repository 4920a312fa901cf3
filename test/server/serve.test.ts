import { once } from 'node:events';
import https from 'node:https';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect } from 'chai';
import { catalogue } from '../../src/catalogue/index.js';
import { listScenarios, serve } from '../../src/index.js';
import type { Endpoint } from '../../src/server/index.js';

const find = (name: string) => catalogue().find(name);

const get = (
  url: string,
  options: https.RequestOptions & { session?: Buffer } = {},
): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    https
      .get(url, { agent: false, ...options }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body })).on('error', reject);
      })
      .on('error', reject);
  });

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
    return 'fulfilled';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
};

const openSocket = async (endpoint: Endpoint): Promise<Socket> => {
  const socket = connectTcp({ host: '127.0.0.1', port: endpoint.port });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
};

/** Settles when a socket is closed, with an error or without. */
const closeOf = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.on('error', () => {}).once('close', () => resolve());
  });

/** The bytes of a ClientHello as Node sends it, caught by a listener of our own. */
async function catchHello(options: { ALPNProtocols?: string[] } = {}): Promise<Buffer> {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const client = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ...options });
  client.on('error', () => {});
  const [socket] = (await once(server, 'connection')) as [Socket];
  socket.on('error', () => {});
  const chunks: Buffer[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  for await (const chunk of socket) {
    chunks.push(chunk as Buffer);
    const all = Buffer.concat(chunks);
    if (all.length >= 9) wanted = 5 + 4 + all.readUIntBE(6, 3);
    if (all.length >= 5 && all.length >= 5 + all.readUInt16BE(3)) break;
  }
  client.destroy();
  server.close();
  expect(wanted).to.be.lessThan(70_000);
  return Buffer.concat(chunks);
}

describe('serve', () => {
  const opened: Endpoint[] = [];
  const start = async (name: string): Promise<Endpoint> => {
    const endpoint = await serve(name);
    opened.push(endpoint);
    return endpoint;
  };
  afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

  it('answers an HTTP/1.1 request over a healthy handshake with a JSON document', async () => {
    const server = await start('healthy');
    const { status, body } = await get(server.url, { ca: server.trust.ca });
    expect(status).to.equal(200);
    expect(JSON.parse(body)).to.include({ scenario: 'healthy', protocol: 'TLSv1.3', alpn: null });
  });

  it('answers an h2 request', async () => {
    const server = await start('healthy');
    const http2 = await import('node:http2');
    const session = http2.connect(server.url, { ca: server.trust.ca });
    const request = session.request({ ':path': '/' });
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    await once(request, 'end');
    session.close();
    expect(JSON.parse(body)).to.include({ alpn: 'h2' });
  });

  it('shows people with a browser a page', async () => {
    const server = await start('healthy');
    const { body } = await get(server.url, { ca: server.trust.ca, headers: { accept: 'text/html' } });
    expect(body).to.contain('<h1>healthy</h1>').and.to.contain('TLSv1.3');
  });

  it('is refused for the date, and only for the date, when it plays "expired"', async () => {
    const server = await start('expired');
    expect(await codeOf(get(server.url, { ca: server.trust.ca }))).to.equal('CERT_HAS_EXPIRED');
    const twin = await server.twin();
    expect((await get(twin.url, { ca: server.trust.ca })).status).to.equal(200);
  });

  it('shares one authority among all endpoints of a process', async () => {
    const [one, other] = [await start('healthy'), await start('expired')];
    expect(one.trust.ca).to.equal(other.trust.ca);
  });

  it('records what the client sent, agreed on and asked for', async () => {
    const server = await start('healthy');
    await get(`${server.url}invoices?id=1`, { ca: server.trust.ca, servername: 'localhost' });
    const [record] = server.connections.map((each) => each.toJSON());
    expect(record).to.deep.include({ reached: 'response', request: { method: 'GET', path: '/invoices?id=1' } });
    expect(record?.clientHello).to.include({ serverName: 'localhost' });
    expect(record?.clientHello?.versions).to.deep.equal(['TLSv1.3', 'TLSv1.2']);
    expect(record?.clientHello?.ja4).to.match(/^t13d/);
    expect(record?.applicationBytes).to.be.greaterThan(0);
    expect(record?.because).to.contain('GET /invoices?id=1');
  });

  it('records the alert with which it refused a client', async () => {
    const server = await start('healthy');
    const client = connectTls({
      port: server.port,
      host: '127.0.0.1',
      servername: 'localhost',
      maxVersion: 'TLSv1.2',
      minVersion: 'TLSv1.2',
      ciphers: 'AES128-SHA',
    });
    await closeOf(client);
    await server.connections[0]?.whenEnded;
    expect(server.connections[0]?.alerts.map((each) => `${each.from} ${each.name}`)).to.deep.equal([
      'server handshake_failure',
    ]);
  });

  describe('become', () => {
    it('changes the scenario on the same port under the same trust', async () => {
      const server = await start('expired');
      const { url } = server;
      await server.become('healthy');
      expect((await get(url, { ca: server.trust.ca })).status).to.equal(200);
    });

    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      it(`lets no session of before survive, in ${maxVersion}`, async () => {
        const server = await start('healthy');
        const session = await sessionOf(server, maxVersion);
        expect(await resumes(server, maxVersion, session), 'before').to.equal(true);
        await server.become(find('expired'));
        const code = await codeOf(get(server.url, { ca: server.trust.ca, maxVersion, session }));
        expect(code).to.equal('CERT_HAS_EXPIRED');
      });
    }

    it('ends connections that were kept alive', async () => {
      const server = await start('healthy');
      const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
      await get(server.url, { ca: server.trust.ca, agent });
      await server.become(find('expired'));
      expect(await codeOf(get(server.url, { ca: server.trust.ca, agent }))).to.be.oneOf([
        'CERT_HAS_EXPIRED',
        'ECONNRESET',
      ]);
      expect(await codeOf(get(server.url, { ca: server.trust.ca, agent }))).to.equal('CERT_HAS_EXPIRED');
      agent.destroy();
    });
  });

  describe('close', () => {
    it('is total, immediate and repeatable, also with a half-open handshake', async () => {
      const server = await start('healthy');
      const half = await openSocket(server);
      half.write(Buffer.from([22, 3, 1, 2, 0, 1, 0]));
      const closed = closeOf(half);
      await Promise.all([server.close(), server.close()]);
      await closed;
      expect(await codeOf(openSocket(server).then((socket) => once(socket, 'data')))).to.equal('ECONNREFUSED');
      await server.close();
    });

    it('says which endpoint was closed when it is used afterwards', async () => {
      const server = await start('healthy');
      await server.close();
      expect(() => server.reset())
        .to.throw('The endpoint "healthy" was closed')
        .with.property('code', 'ERR_LAB_CLOSED');
    });
  });

  it('forgets visits on reset', async () => {
    const server = await start('healthy');
    await get(server.url, { ca: server.trust.ca });
    server.reset();
    expect(server.connections).to.have.length(0);
  });

  it('finds its client in a ClientHello that comes byte by byte', async () => {
    const server = await start('healthy');
    const hello = await catchHello();
    const socket = await openSocket(server);
    socket.setNoDelay(true);
    for (const byte of hello) socket.write(Buffer.from([byte]));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer[0], 'a handshake record').to.equal(22);
    expect(server.connections[0]?.clientHello?.serverName).to.equal('localhost');
    socket.destroy();
  });

  it('finds its client in a ClientHello that is split over many records', async () => {
    const server = await start('healthy');
    const hello = await catchHello();
    const message = hello.subarray(5);
    const socket = await openSocket(server);
    const records = [];
    for (let at = 0; at < message.length; at += 7) {
      const part = message.subarray(at, at + 7);
      records.push(Buffer.from([22, 3, 1, 0, part.length]), part);
    }
    socket.write(Buffer.concat(records));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer[0]).to.equal(22);
    expect(server.connections[0]?.clientHello?.message.length).to.equal(message.length);
    socket.destroy();
  });

  it('serves a ClientHello of over 16 KB', async () => {
    const server = await start('healthy');
    const ALPNProtocols = ['http/1.1', ...Array.from({ length: 200 }, (_, n) => `${n}-${'x'.repeat(90)}`)];
    const client = connectTls({
      port: server.port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca: server.trust.ca,
      ALPNProtocols,
    });
    await once(client, 'secureConnect');
    expect(client.alpnProtocol).to.equal('http/1.1');
    expect(server.connections[0]?.clientHello?.message.length).to.be.greaterThan(16_384);
    client.destroy();
  });

  it('refuses a name that it does not have, with a fatal alert and on the record', async () => {
    const server = await start('healthy');
    const client = connectTls({
      port: server.port,
      host: '127.0.0.1',
      servername: 'tenant.localhost',
      ca: server.trust.ca,
    });
    const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException];
    expect(error.message).to.contain('alert number 112');
    expect(server.connections[0]?.alerts).to.deep.equal([{ from: 'server', code: 112, name: 'unrecognized_name' }]);
  });

  it('tells plain HTTP that this is a TLS port', async () => {
    const server = await start('healthy');
    const socket = await openSocket(server);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).to.match(/^HTTP\/1\.1 400 /);
    expect(server.connections[0]?.because).to.contain('spoke plain HTTP');
  });

  it('keeps serving after garbage, half a ClientHello, and clients that vanish', async () => {
    const server = await start('healthy');
    const hello = await catchHello();
    for (const bytes of [
      Buffer.from([0, 1, 2, 3]),
      Buffer.alloc(20_000, 0xff),
      hello.subarray(0, 40),
      hello,
      Buffer.alloc(0),
    ]) {
      const socket = await openSocket(server);
      socket.write(bytes);
      socket.resetAndDestroy();
    }
    expect((await get(server.url, { ca: server.trust.ca })).status).to.equal(200);
  });

  it('keeps serving through a flood of connections', async () => {
    const server = await start('healthy');
    const sockets = await Promise.all(Array.from({ length: 2000 }, () => openSocket(server)));
    expect((await get(server.url, { ca: server.trust.ca })).status).to.equal(200);
    for (const each of sockets) each.destroy();
    expect((await get(server.url, { ca: server.trust.ca })).status).to.equal(200);
  });

  it('names the nearest scenarios when there is none of that name', async () => {
    const code = await serve('expird').catch((error: Error & { code: string }) => error);
    expect(code).to.have.property('code', 'ERR_UNKNOWN_SCENARIO');
    expect((code as Error).message).to.contain('"expired"');
  });

  it('has at least 120 scenarios to serve', () => {
    expect(listScenarios().length).to.be.at.least(120);
  });
});

async function sessionOf(server: Endpoint, maxVersion: 'TLSv1.2' | 'TLSv1.3'): Promise<Buffer> {
  const client = connectTls({
    port: server.port,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: server.trust.ca,
    maxVersion,
  });
  const [session] = (await once(client, 'session')) as [Buffer];
  client.destroy();
  return session;
}

async function resumes(server: Endpoint, maxVersion: 'TLSv1.2' | 'TLSv1.3', session: Buffer): Promise<boolean> {
  const client = connectTls({
    port: server.port,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: server.trust.ca,
    maxVersion,
    session,
  });
  await once(client, 'secureConnect');
  const reused = client.isSessionReused();
  client.destroy();
  return reused;
}
