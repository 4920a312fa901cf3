import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import * as transport from '../../scenarios/transport.js';
import type { Scenario } from '../../src/scenario/index.js';
import { clientHello, listenIn } from './support/listen-in.js';
import { serving, visit } from './support/visit.js';

/** What ends a visit that nothing else ends. */
const ownLimit = { timeout: 200 };

const request = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

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

  const clear: readonly [Scenario, RegExp][] = [
    [transport.plainHttp, /^HTTP\/1\.1 400 Bad Request\r\n/],
    [transport.otherProtocolBannerSsh, /^SSH-2\.0-\S+\r\n$/],
    [transport.otherProtocolBannerSmtp, /^220 \S+ ESMTP .*\r\n$/],
    [transport.otherProtocolBannerFtp, /^220 \S+ FTP .*\r\n$/],
  ];
  for (const [scenario, text] of clear) {
    it(`${scenario.name} answers a ClientHello in clear text, and closes`, async () => {
      await serving(scenario, async (server) => {
        const { bytes, end } = await listenIn(server, await clientHello());
        expect(bytes.toString('latin1')).to.match(text);
        expect(end).to.equal('closed');
        expect((await visit(server)).code).to.match(/WRONG_VERSION_NUMBER|EPROTO/);
      });
    });
  }

  it('the servers that greet first do so before they have heard anything', async () => {
    await serving(transport.otherProtocolBannerSmtp, async (server) => {
      const { bytes } = await listenIn(server, null, (each) => each.includes('\n'));
      expect(bytes.toString()).to.match(/^220 /);
    });
  });

  it('random-garbage is no record of TLS, and the same in every run', async () => {
    const [once, again] = await serving(transport.randomGarbage, async (server) => [
      await listenIn(server, await clientHello()),
      await listenIn(server, await clientHello()),
    ]);
    expect(once.bytes).to.have.length(512);
    expect(once.bytes[0]).to.not.be.oneOf([20, 21, 22, 23, 24]);
    expect(again.bytes.equals(once.bytes)).to.equal(true);
  });

  it('http-on-tls-port-alert answers plain HTTP with an alert', async () => {
    await serving(transport.httpOnTlsPortAlert, async (server) => {
      expect([...(await listenIn(server, request)).bytes]).to.deep.equal([21, 3, 3, 0, 2, 2, 10]);
      expect(server.url).to.match(/^http:/);
    });
  });

  it('http-on-tls-port-http-400 answers plain HTTP with the status 400', async () => {
    const { bytes } = await serving(transport.httpOnTlsPortHttp400, (server) => listenIn(server, request));
    expect(bytes.toString())
      .to.match(/^HTTP\/1\.1 400 Bad Request\r\n/)
      .and.to.contain('plain HTTP request was sent to HTTPS port');
  });

  it('both are healthy to who speaks TLS', async () => {
    for (const scenario of [transport.httpOnTlsPortAlert, transport.httpOnTlsPortHttp400]) {
      const { agreed } = await serving(scenario, ({ url, trust }) =>
        visit({ url: url.replace('http:', 'https:'), trust }),
      );
      expect(agreed?.protocol, scenario.name).to.equal('TLSv1.3');
    }
  });
});

/** How many bytes have come of a record that is not whole. */
function unfinished(bytes: Buffer): number {
  let at = 0;
  while (at + 5 <= bytes.length && at + 5 + bytes.readUInt16BE(at + 3) <= bytes.length)
    at += 5 + bytes.readUInt16BE(at + 3);
  return bytes.length - at;
}
