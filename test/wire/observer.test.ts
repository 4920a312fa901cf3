import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  acts,
  edits,
  type FlightEdit,
  HelloCollector,
  Sessions,
  serveFlight,
  type WireObserver,
} from '../../src/wire/index.js';
import { clientIdentity, identity } from './support/identities.js';
import { visit } from './support/node-client.js';
import { firstFlight } from './support/pipe.js';
import { isInstalled, run, workFolder } from './support/run.js';
import { pcap, tap } from './support/tap.js';
import { startServer, type Visit, type WireServer } from './support/wire-server.js';

const { alert, handshake } = acts;
const { flip } = edits;

describe('the observer', () => {
  let server: WireServer;

  afterEach(() => server.close());

  const story = ({ messages }: Visit): string[] =>
    messages.map(({ direction, name }) => `${direction === 'sent' ? '<' : '>'} ${name}`);

  it('is told every message of TLS 1.3, in order', async () => {
    server = await startServer({
      identities: [await identity()],
      versions: ['TLSv1.3'],
      groups: ['secp384r1'],
      sessions: new Sessions(),
      clientAuthentication: { required: true, verify: () => null },
    });
    const { pem, key } = await clientIdentity();
    await visit(server.port, { cert: pem, key: key.export({ format: 'pem', type: 'pkcs8' }) });
    expect(story(server.visit)).to.deep.equal([
      '> ClientHello',
      '< HelloRetryRequest',
      '< ChangeCipherSpec',
      '> ClientHello',
      '< ServerHello',
      '< EncryptedExtensions',
      '< CertificateRequest',
      '< Certificate',
      '< CertificateVerify',
      '< Finished',
      '> Certificate',
      '> CertificateVerify',
      '> Finished',
      '< NewSessionTicket',
    ]);
  });

  it('is told every message of TLS 1.2, in order', async () => {
    server = await startServer({
      identities: [{ ...(await identity()), staple: Buffer.from('30030a0106', 'hex') }],
      versions: ['TLSv1.2'],
      sessions: new Sessions(),
    });
    await visit(server.port, { requestOCSP: true });
    expect(story(server.visit)).to.deep.equal([
      '> ClientHello',
      '< ServerHello',
      '< Certificate',
      '< CertificateStatus',
      '< ServerKeyExchange',
      '< ServerHelloDone',
      '> ClientKeyExchange',
      '> ChangeCipherSpec',
      '> Finished',
      '< NewSessionTicket',
      '< ChangeCipherSpec',
      '< Finished',
    ]);
  });

  it('learns which messages are not those of an honest server', async () => {
    server = await startServer({
      identities: [await identity()],
      versions: ['TLSv1.3'],
      handshake: (flight) => flight.patch('CertificateVerify', flip(-1)).before('Finished', handshake(200)),
    });
    await visit(server.port);
    const altered = server.visit.messages.filter(({ altered }) => altered).map(({ name }) => name);
    expect(altered).to.deep.equal(['CertificateVerify', 'message 200']);
  });

  it('learns which messages come at the wrong time', async () => {
    const altered = async (handshake: FlightEdit) => {
      server = await startServer({ identities: [await identity()], versions: ['TLSv1.3'], handshake });
      await visit(server.port);
      await server.close();
      return server.visit.messages.filter(({ altered }) => altered).map(({ name }) => name);
    };
    expect(await altered((flight) => flight.moveBefore('Finished', 'Certificate'))).to.deep.equal(['Finished']);
    expect(await altered((flight) => flight.repeat('EncryptedExtensions'))).to.deep.equal(['EncryptedExtensions']);
    expect(await altered((flight) => flight.always('HelloRetryRequest'))).to.deep.equal(['HelloRetryRequest']);
    expect(await altered((flight) => flight.always('ServerHello').always('Certificate'))).to.deep.equal([]);
  });

  it('learns when each happened, and that time goes forward', async () => {
    server = await startServer({ identities: [await identity()] });
    await visit(server.port);
    const times = server.visit.messages.map(({ at }) => at);
    expect(times).to.deep.equal([...times].sort((a, b) => a - b));
    expect(times[0]).to.be.at.least(0);
  });

  it('learns of an alert and whether it was protected', async () => {
    server = await startServer({
      identities: [await identity()],
      versions: ['TLSv1.2'],
      handshake: (flight) => flight.before('ServerHello', alert('unrecognized_name', 'warning')),
    });
    await visit(server.port);
    await server.visit.session.closed;
    expect(server.visit.alerts[0]).to.include({ direction: 'sent', level: 'warning', code: 112, encrypted: false });
    expect(server.visit.alerts.at(-1)).to.include({ name: 'close_notify', encrypted: true });
  });

  it('learns of an alert in clear text although keys are in use', async () => {
    server = await startServer({ identities: [await identity()], versions: ['TLSv1.3'] });
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write(await firstFlight());
    await once(socket, 'data');
    socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 48]));
    await server.visit.session.closed;
    expect(server.visit.alerts).to.have.lengthOf(1);
    expect(server.visit.alerts[0]).to.include({ name: 'unknown_ca', encrypted: false, direction: 'received' });
    expect(server.visit.end).to.include({ by: 'client', how: 'alert' });
  });

  it('cannot break a connection by throwing', async () => {
    const throwing = new Proxy({} as WireObserver, {
      get: () => () => {
        throw new Error('an observer with a fault of its own');
      },
    });
    server = await startServer({ identities: [await identity()] });
    const identities = [await identity()];
    const careless = net.createServer((socket) => {
      socket.once('data', (bytes) => {
        const first = new HelloCollector().push(bytes);
        if (first.kind !== 'client-hello') return;
        void serveFlight(socket, bytes, first.hello, { identities }, throwing).stream.then((stream) => {
          stream?.once('data', () => stream.end('Hello from the wire engine.\n'));
        });
      });
    });
    await once(careless.listen(0, '127.0.0.1'), 'listening');
    expect((await visit((careless.address() as net.AddressInfo).port)).accepted).to.equal(true);
    careless.close();
  });

  const readable = [
    ['TLSv1.3', 'TLS_AES_256_GCM_SHA384'],
    ['TLSv1.2', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    ['TLSv1', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  ] as const;
  for (const [version, suite] of readable) {
    it(`gets a key log with which tshark reads ${version}`, async function () {
      if (!isInstalled('tshark')) this.skip();
      server = await startServer({
        identities: [await identity('rsa-2048')],
        versions: [version],
        cipherSuites: [suite],
      });
      const tapped = await tap(server.port);
      await visit(tapped.port, { minVersion: version, ciphers: 'ALL:@SECLEVEL=0' });
      await server.visit.session.closed;
      tapped.close();
      const [capture, keys] = [join(workFolder, `${version}.pcap`), join(workFolder, `${version}.keys`)];
      writeFileSync(capture, pcap(tapped.pieces));
      writeFileSync(keys, `${server.visit.keyLog.join('\n')}\n`);
      const { text } = await run('tshark', ['-r', capture, '-o', `tls.keylog_file:${keys}`, '-V']);
      expect(text).to.include('GET / HTTP/1.1').and.to.include('HTTP/1.1 200 OK');
    });
  }
});
