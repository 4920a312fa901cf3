import { expect } from 'chai';
import * as clientAuth from '../../scenarios/client-auth.js';
import type { Scenario } from '../../src/scenario/index.js';
import type { Endpoint } from '../../src/server/index.js';
import { clientHello, listenIn, messagesIn } from './support/listen-in.js';
import { serving, type Told, visit } from './support/visit.js';

/** The same visit without a client certificate and with one of the lab. */
async function withoutAndWith(server: Endpoint, maxVersion: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3'): Promise<[Told, Told]> {
  const { cert, key } = await server.clientCertificate('valid');
  return [await visit(server, { maxVersion }), await visit(server, { maxVersion, cert, key })];
}

/** The first flight of a TLS 1.2 server ends with ServerHelloDone. */
const isWholeFlight = (bytes: Buffer): boolean => messagesIn(bytes).some(({ type }) => type === 14);

/** The names of the CAs in a CertificateRequest of TLS 1.2 (RFC 5246 §7.4.4), each as hex. */
async function acceptableCas(server: Endpoint): Promise<string[]> {
  const { bytes } = await listenIn(server, await clientHello({ maxVersion: 'TLSv1.2' }), isWholeFlight);
  const body = messagesIn(bytes).find(({ type }) => type === 13)?.body ?? Buffer.alloc(5);
  const afterTypes = 1 + body.readUInt8(0);
  const names: string[] = [];
  for (let at = afterTypes + 2 + body.readUInt16BE(afterTypes) + 2; at < body.length; at += 2 + body.readUInt16BE(at)) {
    names.push(body.subarray(at + 2, at + 2 + body.readUInt16BE(at)).toString('hex'));
  }
  return names;
}

describe('the client-auth family, with OpenSSL', () => {
  for (const [maxVersion, alert] of [
    ['TLSv1.3', 116],
    ['TLSv1.2', 40],
  ] as const) {
    it(`client-cert-missing ends the handshake of a ${maxVersion} client that has none with alert ${alert}`, async () => {
      await serving(clientAuth.clientCertMissing, async (server) => {
        const [without, having] = await withoutAndWith(server, maxVersion);
        expect(server.connections[0]?.alerts).to.deep.include({
          from: 'server',
          code: alert,
          name: alert === 116 ? 'certificate_required' : 'handshake_failure',
        });
        expect(without.status).to.equal(null);
        expect(having.status).to.equal(200);
      });
    });
  }

  it('client-cert-request-unusable names no CA that anybody has a certificate of', async () => {
    const asked = await serving(clientAuth.clientCertRequestUnusable, acceptableCas);
    const usual = await serving(clientAuth.mtlsOptional, acceptableCas);
    expect(asked).to.have.length.above(0);
    expect(asked.some((each) => usual.includes(each))).to.equal(false);
  });

  it('mtls-optional serves clients without a certificate, and tells what it was shown', async () => {
    await serving(clientAuth.mtlsOptional, async (server) => {
      const [without, having] = await withoutAndWith(server);
      expect(JSON.parse(without.body).clientCertificate).to.equal(null);
      expect(JSON.parse(having.body).clientCertificate).to.include({ problem: null });
    });
  });

  const inHttp: readonly [Scenario, number][] = [
    [clientAuth.clientCertRefusedByHttp, 400],
    [clientAuth.clientCertRefusedByHttp403, 403],
  ];
  for (const [scenario, status] of inHttp) {
    it(`${scenario.name} completes the handshake of everybody, and answers ${status} to who showed no certificate`, async () => {
      await serving(scenario, async (server) => {
        const [without, having] = await withoutAndWith(server);
        expect(without).to.include({ code: null, status });
        expect(without.body).to.contain('No required SSL certificate was sent');
        expect(having.status).to.equal(200);
      });
    });
  }

  it('client-cert-per-location asks for the certificate once it has read the request', async () => {
    await serving(clientAuth.clientCertPerLocation, async (server) => {
      const [without, having] = await withoutAndWith(server);
      expect(without).to.include({ alert: 40, status: null });
      expect(server.connections[0]?.request).to.include({ path: '/' });
      expect(having.status).to.equal(200);
      expect(server.connections[1]?.clientCertificate).to.include({ problem: null });
    });
  });
});
