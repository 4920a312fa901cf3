import type { SecureVersion } from 'node:tls';
import { expect } from 'chai';
import * as protocol from '../../scenarios/protocol.js';
import { serving, visit } from './support/visit.js';

/** A client that would take any version there is. */
const anyVersion = { minVersion: 'TLSv1', maxVersion: 'TLSv1.3', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;
const exactly = (version: SecureVersion) => ({ ...anyVersion, minVersion: version, maxVersion: version });

/** Protocols enough to make a ClientHello of more than 1400 bytes, as a post-quantum key share does. */
const large = { ALPNProtocols: ['http/1.1', ...Array.from({ length: 8 }, (_, n) => `${n}`.repeat(200))] };

describe('the protocol family', () => {
  const versions: readonly [string, SecureVersion, readonly SecureVersion[]][] = [
    ['tls-v1-0', 'TLSv1', ['TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
    ['tls-v1-1', 'TLSv1.1', ['TLSv1', 'TLSv1.2', 'TLSv1.3']],
    ['tls-v1-2', 'TLSv1.2', ['TLSv1', 'TLSv1.1', 'TLSv1.3']],
    ['tls-v1-3', 'TLSv1.3', ['TLSv1', 'TLSv1.1', 'TLSv1.2']],
  ];

  for (const [name, version, others] of versions) {
    it(`${name} agrees on ${version}, and on that only`, async () => {
      await serving(name, async (server) => {
        expect((await visit(server, anyVersion)).agreed?.protocol).to.equal(version);
        for (const other of others) {
          expect(await visit(server, exactly(other)), other).to.include({ agreed: null, status: null });
        }
      });
    });
  }

  it('tls-v1-0 and tls-v1-1 are refused by a Node client as it comes', async () => {
    for (const scenario of [protocol.tls10, protocol.tls11]) {
      const { alert } = await serving(scenario, (server) => visit(server));
      expect(alert, scenario.name).to.equal(70);
    }
  });

  it('version-intolerant-server resets who offers TLS 1.3, and serves who does not', async () => {
    await serving(protocol.versionIntolerantServer, async (server) => {
      expect((await visit(server)).code).to.equal('ECONNRESET');
      const { status, agreed } = await visit(server, { maxVersion: 'TLSv1.2' });
      expect({ status, protocol: agreed?.protocol }).to.deep.equal({ status: 200, protocol: 'TLSv1.2' });
    });
  });

  it('large-client-hello-intolerant resets a large ClientHello, and serves a small one', async () => {
    await serving(protocol.largeClientHelloIntolerant, async (server) => {
      expect((await visit(server)).status).to.equal(200);
      expect((await visit(server, large)).code).to.equal('ECONNRESET');
      expect(server.connections[1]?.clientHello?.message.length).to.be.above(1400);
    });
  });

  it('large-client-hello-intolerant-hang leaves a large ClientHello unanswered until the client gives up', async () => {
    await serving(protocol.largeClientHelloIntolerantHang, async (server) => {
      expect((await visit(server)).status).to.equal(200);
      expect((await visit(server, { ...large, timeout: 300 })).code).to.equal('TIME LIMIT');
      expect(server.connections[1]?.bytesOut).to.equal(0);
    });
  });
});
