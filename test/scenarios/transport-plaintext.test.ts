import { expect } from 'chai';
import * as plaintext from '../../scenarios/transport-plaintext.js';
import type { Scenario } from '../../src/scenario/index.js';
import { clientHello, listenIn } from './support/listen-in.js';
import { serving, visit } from './support/visit.js';

const request = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('the transport family, where only one side speaks TLS', () => {
  const clear: readonly [Scenario, RegExp][] = [
    [plaintext.plainHttp, /^HTTP\/1\.1 400 Bad Request\r\n/],
    [plaintext.otherProtocolBannerSsh, /^SSH-2\.0-\S+\r\n$/],
    [plaintext.otherProtocolBannerSmtp, /^220 \S+ ESMTP .*\r\n$/],
    [plaintext.otherProtocolBannerFtp, /^220 \S+ FTP .*\r\n$/],
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
    await serving(plaintext.otherProtocolBannerSmtp, async (server) => {
      const { bytes } = await listenIn(server, null, (each) => each.includes('\n'));
      expect(bytes.toString()).to.match(/^220 /);
    });
  });

  it('random-garbage is no record of TLS, and the same in every run', async () => {
    const [once, again] = await serving(plaintext.randomGarbage, async (server) => [
      await listenIn(server, await clientHello()),
      await listenIn(server, await clientHello()),
    ]);
    expect(once.bytes).to.have.length(512);
    expect(once.bytes[0]).to.not.be.oneOf([20, 21, 22, 23, 24]);
    expect(again.bytes.equals(once.bytes)).to.equal(true);
  });

  it('http-on-tls-port-alert answers plain HTTP with an alert', async () => {
    await serving(plaintext.httpOnTlsPortAlert, async (server) => {
      expect([...(await listenIn(server, request)).bytes]).to.deep.equal([21, 3, 3, 0, 2, 2, 10]);
      expect(server.url).to.match(/^http:/);
    });
  });

  it('http-on-tls-port-http-400 answers plain HTTP with the status 400', async () => {
    const { bytes } = await serving(plaintext.httpOnTlsPortHttp400, (server) => listenIn(server, request));
    expect(bytes.toString())
      .to.match(/^HTTP\/1\.1 400 Bad Request\r\n/)
      .and.to.contain('plain HTTP request was sent to HTTPS port');
  });

  it('both are healthy to who speaks TLS', async () => {
    for (const scenario of [plaintext.httpOnTlsPortAlert, plaintext.httpOnTlsPortHttp400]) {
      const { agreed } = await serving(scenario, ({ url, trust }) =>
        visit({ url: url.replace('http:', 'https:'), trust }),
      );
      expect(agreed?.protocol, scenario.name).to.equal('TLSv1.3');
    }
  });
});
