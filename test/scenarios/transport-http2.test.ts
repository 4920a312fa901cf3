import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { expect } from 'chai';
import * as http2 from '../../scenarios/transport-http2.js';
import type { Scenario } from '../../src/scenario/index.js';
import type { Endpoint } from '../../src/server/index.js';
import { serving, visit } from './support/visit.js';

interface Told {
  readonly status: number | null;
  readonly bytes: number;
  /** The code with which the stream was reset, 0 for none. */
  readonly reset: number;
  /** The code of the GOAWAY, or null when there came none. */
  readonly goaway: number | null;
}

/** One GET in HTTP/2, and what became of its stream and of the session. */
async function visitInHttp2(
  server: Endpoint,
  whenClosed: (session: ClientHttp2Session) => void = () => {},
): Promise<Told> {
  const session = connect(server.url, server.trust.forHttps());
  let goaway: number | null = null;
  session
    .on('error', () => {})
    .on('goaway', (code) => {
      goaway = code;
    });
  const request = session.request({ ':path': '/' });
  let status: number | null = null;
  let bytes = 0;
  request
    .on('error', () => {})
    .on('response', (headers) => {
      status = headers[':status'] ?? null;
    })
    .on('data', (part: Buffer) => {
      bytes += part.length;
    });
  await new Promise((resolve) => request.once('close', resolve));
  whenClosed(session);
  session.destroy();
  return { status, bytes, reset: request.rstCode, goaway };
}

const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = constants;

describe('the transport family, in HTTP/2', () => {
  it('h2-on-weak-cipher agrees on h2 over a suite that RFC 9113 prohibits', async () => {
    const { agreed } = await serving(http2.h2OnWeakCipher, (server) => visit(server, { ALPNProtocols: ['h2'] }));
    expect(agreed).to.include({ alpn: 'h2', protocol: 'TLSv1.2', cipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA' });
  });

  it('h2-goaway-at-start says GOAWAY before it has served anything, and closes', async () => {
    const told = await serving(http2.h2GoawayAtStart, (server) => visitInHttp2(server));
    expect(told).to.include({ status: null, bytes: 0, goaway: NGHTTP2_NO_ERROR, reset: NGHTTP2_REFUSED_STREAM });
  });

  it('h2-rst-stream resets the stream after half of the body, and leaves the session alone', async () => {
    let sessionLives = false;
    const told = await serving(http2.h2RstStream, (server) =>
      visitInHttp2(server, (session) => {
        sessionLives = !session.closed && !session.destroyed;
      }),
    );
    expect(told).to.deep.equal({ status: 200, bytes: 2048, reset: NGHTTP2_INTERNAL_ERROR, goaway: null });
    expect(sessionLives).to.equal(true);
  });

  it('h2-goaway-mid-stream says GOAWAY after half of the body', async () => {
    const told = await serving(http2.h2GoawayMidStream, (server) => visitInHttp2(server));
    expect(told).to.include({ status: 200, bytes: 2048, goaway: NGHTTP2_INTERNAL_ERROR });
  });

  for (const scenario of Object.values(http2) as Scenario[]) {
    it(`${scenario.name} binds only clients that offer h2, and is healthy or refused to others`, async () => {
      expect(scenario.needs).to.deep.equal(['offers-h2']);
      const { agreed } = await serving(scenario, (server) => visit(server, { ALPNProtocols: ['http/1.1'] }));
      expect(agreed?.alpn).to.equal('http/1.1');
    });
  }
});
