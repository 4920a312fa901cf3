import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import * as transport from '../../scenarios/transport.js';
import type { Scenario } from '../../src/scenario/index.js';
import { clientHello, listenIn } from './support/listen-in.js';
import { serving, visit } from './support/visit.js';

/** What ends a visit that nothing else ends. */
const ownLimit = { timeout: 200 };

describe('the transport family, up to the handshake', () => {
  const refusals: readonly [Scenario, string][] = [
    [transport.connectionRefused, 'ECONNREFUSED'],
    [transport.closeOnAccept, 'ECONNRESET'],
    [transport.rstOnAccept, 'ECONNRESET'],
    [transport.closeAfterClientHello, 'ECONNRESET'],
    [transport.rstAfterClientHello, 'ECONNRESET'],
    [transport.closeMidCertificate, 'ECONNRESET'],
  ];
  for (const [scenario, code] of refusals) {
    it(`${scenario.name} ends a visit with ${code}, before anything was agreed on`, async () => {
      const told = await serving(scenario, (server) => visit(server));
      expect(told).to.include({ code, agreed: null, alert: null });
    });
  }

  it('dns-failure dials a name that is reserved for not resolving', async () => {
    const { code } = await serving(transport.dnsFailure, (server) => visit(server));
    expect(code).to.be.oneOf(['ENOTFOUND', 'EAI_AGAIN']);
    expect(transport.dnsFailure.dial.host).to.match(/\.invalid$/);
  });

  const silences: readonly Scenario[] = [
    transport.connectTimeout,
    transport.acceptThenSilence,
    transport.stallAfterServerHello,
    transport.stallMidCertificate,
    transport.slowDripHandshake,
  ];
  for (const scenario of silences) {
    it(`${scenario.name} is ended by nothing but the client's own time limit`, async () => {
      // The limit counts from the last byte, so a drip is told from silence by what is agreed on.
      const limit = scenario === transport.slowDripHandshake ? { timeout: 100 } : ownLimit;
      const told = await serving(scenario, (server) => visit(server, limit));
      // Node has a limit of its own for each address of a name.
      expect(told.code).to.be.oneOf(['TIME LIMIT', 'ETIMEDOUT']);
      expect(told.agreed).to.equal(null);
    });
  }

  it('connect-timeout never lets a connection come about', async () => {
    await serving(transport.connectTimeout, async (server) => {
      const socket = connect({ host: '127.0.0.1', port: server.port });
      socket.setTimeout(300);
      const what = await Promise.race([
        once(socket, 'timeout').then(() => 'time limit'),
        once(socket, 'connect').then(() => 'connected'),
      ]);
      socket.destroy();
      expect(what).to.equal('time limit');
    });
  });

  const ends: readonly [Scenario, Uint8Array | null, 'closed' | 'reset'][] = [
    [transport.closeOnAccept, null, 'closed'],
    [transport.rstOnAccept, null, 'reset'],
    [transport.closeAfterClientHello, new Uint8Array(), 'closed'],
    [transport.rstAfterClientHello, new Uint8Array(), 'reset'],
  ];
  for (const [scenario, says, end] of ends) {
    it(`${scenario.name}: the connection is ${end}, without a byte`, async () => {
      const heard = await serving(scenario, async (server) => listenIn(server, says && (await clientHello())));
      expect(heard).to.deep.equal({ bytes: Buffer.alloc(0), end });
    });
  }

  it('accept-then-silence has read the ClientHello, and sent nothing', async () => {
    await serving(transport.acceptThenSilence, async (server) => {
      await visit(server, ownLimit);
      const [connection] = server.connections;
      expect(connection?.reached).to.equal('client-hello');
      expect(connection?.bytesOut).to.equal(0);
    });
  });

  it('stall-after-server-hello lets one whole record through, and that is a ServerHello', async () => {
    await serving(transport.stallAfterServerHello, async (server) => {
      const { bytes } = await listenIn(server, await clientHello(), (each) => each.length >= 6);
      expect(bytes[0]).to.equal(22);
      expect(bytes[5]).to.equal(2);
      expect(bytes.length).to.equal(5 + bytes.readUInt16BE(3));
    });
  });

  for (const scenario of [transport.stallMidCertificate, transport.closeMidCertificate]) {
    it(`${scenario.name} breaks off inside a record`, async () => {
      await serving(scenario, async (server) => {
        const hello = await clientHello({ maxVersion: 'TLSv1.2' });
        const { bytes } = await listenIn(
          server,
          hello,
          (each) => scenario === transport.stallMidCertificate && unfinished(each) > 100,
        );
        expect(unfinished(bytes)).to.be.above(100);
      });
    });
  }

  for (const scenario of [transport.segmentedOneByte, transport.highLatency]) {
    it(`${scenario.name} is accepted by a client that takes its time`, async () => {
      expect((await serving(scenario, (server) => visit(server))).status).to.equal(200);
    });
  }

  it('segmented-1-byte and slow-drip-handshake send one byte at a time', () => {
    expect(transport.segmentedOneByte.making.outbound).to.deep.equal({ do: 'segment', size: 1, everyMs: 0 });
    expect(transport.slowDripHandshake.making.outbound).to.deep.equal({ do: 'segment', size: 1, everyMs: 200 });
  });
});

/** How many bytes have come of a record that is not whole. */
function unfinished(bytes: Buffer): number {
  let at = 0;
  while (at + 5 <= bytes.length && at + 5 + bytes.readUInt16BE(at + 3) <= bytes.length)
    at += 5 + bytes.readUInt16BE(at + 3);
  return bytes.length - at;
}
