import { expect } from 'chai';
import * as response from '../../scenarios/transport-response.js';
import type { Scenario } from '../../src/scenario/index.js';
import { listenIn } from './support/listen-in.js';
import { serving, visit } from './support/visit.js';

describe('the transport family, in the response', () => {
  it('bandwidth-limit sends all of the body, over seconds', async () => {
    const told = await serving(response.bandwidthLimit, (server) => visit(server));
    expect(told).to.include({ code: null, status: 200 });
    expect(told.body).to.have.length(4096);
    expect(response.bandwidthLimit.making.respond).to.deep.include({
      do: 'drip',
      bytes: Buffer.from(told.body),
      bytesPerSecond: 1024,
    });
  });

  const cuts: readonly [Scenario, string][] = [
    [response.rstMidResponse, 'ECONNRESET'],
    [response.finMidResponse, 'ECONNRESET'],
    [response.stallMidResponse, 'TIME LIMIT'],
  ];
  for (const [scenario, code] of cuts) {
    it(`${scenario.name} delivers half of the body, and then ends with ${code}`, async () => {
      const told = await serving(scenario, (server) => visit(server, { timeout: 400 }));
      expect({ ...told, length: told.body.length }).to.include({ code, status: 200, length: 2048 });
      expect(told.headers['content-length']).to.equal('4096');
    });
  }

  it('half-close ends its side after the handshake, without an answer', async () => {
    await serving(response.halfCloseAfterHandshake, async (server) => {
      const told = await visit(server);
      expect(told).to.include({ code: 'ECONNRESET', status: null });
      expect(told.agreed?.protocol).to.equal('TLSv1.3');
    });
  });

  it('response-after-close-notify gives a whole answer', async () => {
    const told = await serving(response.responseAfterCloseNotify, (server) => visit(server));
    expect(told).to.include({ code: null, status: 200 });
    expect(JSON.parse(told.body)).to.include({ scenario: 'response-after-close-notify' });
  });

  it('captive-portal shows the certificate of the portal, and to who looks away a redirect to its login', async () => {
    await serving(response.captivePortal, async (server) => {
      expect((await visit(server)).code).to.equal('ERR_TLS_CERT_ALTNAME_INVALID');
      const careless = await visit(server, { checkServerIdentity: () => undefined });
      expect(careless.agreed?.certificate?.subjectaltname).to.equal('DNS:portal.localhost');
      expect(careless).to.include({ status: 302 });
      expect(careless.headers.location).to.equal('http://portal.localhost/login');
    });
  });

  it('https-to-http-redirect sends the client to plain HTTP on the same port, and serves it there', async () => {
    await serving(response.httpsToHttpRedirect, async (server) => {
      const { status, headers } = await visit(server);
      expect(status).to.equal(302);
      expect(headers.location).to.equal(`http://localhost:${server.port}/`);
      const { bytes } = await listenIn(server, `GET / HTTP/1.1\r\nHost: localhost:${server.port}\r\n\r\n`);
      expect(bytes.toString())
        .to.match(/^HTTP\/1\.1 200 OK\r\n/)
        .and.to.contain('in the clear');
    });
  });

  it('misdirected-421 refuses a request for a host that the handshake did not name', async () => {
    await serving(response.misdirected421, async (server) => {
      expect((await visit(server)).status).to.equal(421);
      const named = { servername: 'localhost', headers: { host: `localhost:${server.port}` } };
      expect((await visit(server, named)).status).to.equal(200);
      expect((await visit(server, { ...named, headers: { host: 'other.localhost' } })).status).to.equal(421);
    });
  });
});
