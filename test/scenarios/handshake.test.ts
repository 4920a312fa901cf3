import { expect } from 'chai';
import * as handshake from '../../scenarios/handshake.js';
import type { Scenario } from '../../src/scenario/index.js';
import { clientHello, listenIn } from './support/listen-in.js';
import { serving, visit } from './support/visit.js';

const refusals: readonly [Scenario, number][] = [
  [handshake.alertHandshakeFailure, 40],
  [handshake.alertProtocolVersion, 70],
  [handshake.alertUnrecognizedNameFatal, 112],
  [handshake.alertInternalError, 80],
  [handshake.alertNoApplicationProtocol, 120],
  [handshake.alertUnknownCode, 222],
];

describe('the handshake family, without TLS or with OpenSSL', () => {
  for (const [scenario, code] of refusals) {
    it(`${scenario.name} answers a ClientHello with the fatal alert ${code} and closes`, async () => {
      await serving(scenario, async (server) => {
        const { bytes, end } = await listenIn(server, await clientHello());
        expect([...bytes]).to.deep.equal([21, 3, 3, 0, 2, 2, code]);
        expect(end).to.equal('closed');
        expect(server.connections[0]?.alerts.map((each) => [each.from, each.code])).to.deep.equal([['server', code]]);
      });
    });
  }

  it('alpn-ignored agrees on no protocol, whatever is offered', async () => {
    const { agreed, status } = await serving(handshake.alpnIgnored, (server) =>
      visit(server, { ALPNProtocols: ['h2', 'http/1.1'] }),
    );
    expect({ alpn: agreed?.alpn, status }).to.deep.equal({ alpn: false, status: 200 });
  });

  it('sni-default-certificate shows the certificate of another tenant for its own name, for nonsense and for none', async () => {
    await serving(handshake.sniDefaultCertificate, async (server) => {
      expect((await visit(server)).code).to.equal('ERR_TLS_CERT_ALTNAME_INVALID');
      for (const servername of ['localhost', 'nonsense.example', '']) {
        const { agreed } = await visit(server, { servername, checkServerIdentity: () => undefined });
        expect(agreed?.certificate?.subjectaltname, servername).to.equal('DNS:tenant.localhost');
      }
    });
  });

  for (const [scenario, refusal] of [
    [handshake.sniRequiredRefused, { alert: 40 }],
    [handshake.sniRequiredRefusedRst, { code: 'ECONNRESET', alert: null }],
  ] as const) {
    it(`${scenario.name} serves its one tenant and turns away every other name, and none`, async () => {
      await serving(scenario, async (server) => {
        for (const servername of ['localhost', 'nonsense.example', '']) {
          expect(await visit(server, { servername }), servername).to.include(refusal);
        }
        const tenant = await visit(server, { servername: 'tenant.localhost' });
        expect(tenant.agreed?.certificate?.subjectaltname).to.equal('DNS:tenant.localhost');
      });
    });
  }
});
