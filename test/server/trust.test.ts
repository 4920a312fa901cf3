import { existsSync, readFileSync, statSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import https from 'node:https';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import axios from 'axios';
import { expect } from 'chai';
import got from 'got';
import { Agent, MockAgent, request } from 'undici';
import { LabPki } from '../../src/pki/index.js';
import { Trust } from '../../src/server/trust.js';
import { run } from '../pki/support/command.js';
import { type HealthyServer, healthyServer } from '../pki/support/https-server.js';

const viaHttps = (url: string, options: https.RequestOptions = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    https.get(url, options, (response) => resolve(text(response))).on('error', reject);
  });

/** How each client asks, given the trust in its own shape or none. */
const clients: Record<string, (url: string, trust: Trust | null) => Promise<string>> = {
  'https.get': (url, trust) => viaHttps(url, { agent: false, ...trust?.forHttps() }),
  'https.Agent': (url, trust) => viaHttps(url, { agent: new https.Agent({ ...trust?.forHttps() }) }),
  'the built-in fetch': async (url, trust) => (await fetch(url, { ...trust?.forFetch() })).text(),
  undici: async (url, trust) => {
    const dispatcher = new Agent({ ...trust?.forUndici() });
    try {
      return await (await request(url, { dispatcher })).body.text();
    } finally {
      await dispatcher.close();
    }
  },
  axios: async (url, trust) => (await axios.get<string>(url, { proxy: false, ...trust?.forAxios() })).data,
  got: (url, trust) => got(url, { retry: { limit: 0 }, ...trust?.forGot() }).text(),
};

describe('Trust', () => {
  let pki: LabPki;
  let server: HealthyServer;
  let trust: Trust;

  before(async () => {
    pki = new LabPki();
    server = await healthyServer(pki);
    trust = new Trust(await pki.trust());
  });
  after(async () => {
    trust.dispose();
    await server.close();
  });

  for (const [name, ask] of Object.entries(clients)) {
    describe(`in the shape of ${name}`, () => {
      it('makes it accept a server of the lab', async () => {
        expect(await ask(server.url, trust)).to.equal('hello');
      });

      it('makes it find a name below localhost', async () => {
        expect(await ask(`https://healthy.localhost:${server.port}/`, trust)).to.equal('hello');
      });

      it('does not make it accept the server of another lab', async () => {
        const stranger = await healthyServer(new LabPki());
        const refusal = await ask(stranger.url, trust).catch((error: unknown) => error);
        await stranger.close();
        expect(codesOf(refusal)).to.include('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
      });

      it('is needed', async () => {
        const refusal = await ask(server.url, null).catch((error: unknown) => error);
        expect(codesOf(refusal)).to.include('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
      });
    });
  }

  it('in the shape of https serves tls.connect', async () => {
    const host = 'healthy.localhost';
    const socket = connect({ host, port: server.port, servername: host, ...trust.forHttps() });
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    socket.destroy();
    expect(socket.authorized).to.equal(true);
  });

  it('in the shape of https serves http2', async () => {
    const h2 = await healthyServer(pki, { ALPNProtocols: ['h2'] });
    const session = connectHttp2(`https://healthy.localhost:${h2.port}/`, trust.forHttps());
    const connected = await new Promise((resolve) =>
      session.once('connect', () => resolve('yes')).once('error', resolve),
    );
    session.destroy();
    await h2.close();
    expect(connected).to.equal('yes');
  });

  it('says that it has no shape for a fetch that somebody mocks', () => {
    const places = [1, 2].map((n) => Symbol.for(`undici.globalDispatcher.${n}`));
    void globalThis.Response;
    const before = places.map((place) => Reflect.get(globalThis, place));
    for (const place of places) Reflect.set(globalThis, place, new MockAgent());
    try {
      const shape = () => new Trust(trust.ca).forFetch();
      expect(shape)
        .to.throw(/^fetch cannot be given a dispatcher: this process uses a MockAgent/)
        .with.property('code', 'ERR_USAGE');
    } finally {
      for (const [n, place] of places.entries()) Reflect.set(globalThis, place, before[n]);
    }
  });

  it('leaves names that are not below localhost to the system', async () => {
    const refusal = await viaHttps('https://does-not-resolve.invalid/', trust.forHttps()).catch(
      (error: unknown) => error,
    );
    expect(refusal).to.have.property('syscall', 'getaddrinfo');
  });

  describe('on disk', () => {
    it('is a PEM file with the roots, for its owner only', () => {
      expect(readFileSync(trust.file, 'utf8')).to.equal(trust.ca);
      expect(statSync(trust.file).mode & 0o777).to.equal(0o600);
      expect(statSync(dirname(trust.file)).mode & 0o777).to.equal(0o700);
    });

    it('is written once', () => {
      expect(trust.file).to.equal(trust.file);
      expect(dirname(trust.pkcs12File)).to.equal(dirname(trust.file));
    });

    it('is removed when it is disposed of, and may be disposed of again', () => {
      const short = new Trust(trust.ca);
      const { file, pkcs12File } = short;
      short.dispose();
      short.dispose();
      expect([file, pkcs12File, dirname(file)].filter(existsSync)).to.deep.equal([]);
    });

    it('is removed with the process', async () => {
      const module = new URL('../../src/server/trust.ts', import.meta.url).href;
      const program = `import(${JSON.stringify(module)}).then(({ Trust }) => console.log(new Trust('').file))`;
      const { stdout } = await run(process.execPath, ['--import', 'tsx', '--eval', program]);
      expect(stdout).to.match(/lab-ca\.pem\n$/);
      expect(existsSync(dirname(stdout.trim()))).to.equal(false);
    });
  });
});

/** The codes of an error and of all that it wraps. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  return ['code' in error ? error.code : undefined, ...codesOf(error.cause)];
}
