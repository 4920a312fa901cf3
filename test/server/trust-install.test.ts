import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import axios from 'axios';
import { expect } from 'chai';
import got from 'got';
import { MockAgent } from 'undici';
import { issue, LabPki } from '../../src/pki/index.js';
import { Trust } from '../../src/server/trust.js';
import { run } from '../pki/support/command.js';
import { type HealthyServer, healthyServer } from '../pki/support/https-server.js';

const untrusted = 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
const globalDispatcher = (n: number): unknown => Reflect.get(globalThis, Symbol.for(`undici.globalDispatcher.${n}`));

const viaHttps = (url: string, options: https.RequestOptions = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    https.get(url, options, (response) => resolve(text(response))).on('error', reject);
  });

const viaFetch = async (url: string): Promise<string> => (await fetch(url)).text();

/** Clients that take no options. */
const clients: Record<string, (url: string) => Promise<string>> = {
  https: (url) => viaHttps(url),
  'the built-in fetch': viaFetch,
  axios: async (url) => (await axios.get<string>(url, { proxy: false })).data,
  got: (url) => got(url, { retry: { limit: 0 } }).text(),
};

describe('Trust that is installed', () => {
  let pki: LabPki;
  let servers: HealthyServer[];
  let server: HealthyServer;
  let trust: Trust;

  const opened = async (...options: Parameters<typeof healthyServer>): Promise<HealthyServer> => {
    const made = await healthyServer(...options);
    servers.push(made);
    return made;
  };

  beforeEach(async () => {
    pki = new LabPki();
    servers = [];
    server = await opened(pki);
    trust = new Trust(await pki.trust());
  });
  afterEach(async () => {
    trust.dispose();
    await Promise.all(servers.map((each) => each.close()));
  });

  const outcome = (asked: Promise<string>): Promise<unknown> =>
    asked.catch(({ code, cause }: { code?: unknown; cause?: { code?: unknown } }) => cause?.code ?? code);

  for (const [name, ask] of Object.entries(clients)) {
    it(`makes ${name} accept the lab, and no longer when it is uninstalled`, async () => {
      expect(await outcome(ask(server.url))).to.equal(untrusted);
      const installation = trust.install();
      expect(await outcome(ask(server.url))).to.equal('hello');
      installation.uninstall();
      expect(await outcome(ask(server.url))).to.equal(untrusted);
    });
  }

  it('reaches http2', async () => {
    const h2 = await opened(pki, { ALPNProtocols: ['h2'] });
    using _installed = trust.install();
    const session = connectHttp2(h2.url);
    const connected = await new Promise((resolve) =>
      session.once('connect', () => resolve('yes')).once('error', resolve),
    );
    session.destroy();
    expect(connected).to.equal('yes');
  });

  it('ends with its scope', async () => {
    {
      using _installed = trust.install();
      expect(await outcome(viaHttps(server.url))).to.equal('hello');
    }
    expect(await outcome(viaHttps(server.url))).to.equal(untrusted);
  });

  it('ends when the trust is disposed of', async () => {
    trust.install();
    trust.dispose();
    expect(await outcome(viaHttps(server.url))).to.equal(untrusted);
  });

  it('leaves everything as it found it', () => {
    void globalThis.Response;
    const things = () => [tls.createSecureContext, https.globalAgent, globalDispatcher(1), globalDispatcher(2)];
    const before = things();
    const installation = trust.install();
    const during = things();
    installation.uninstall();
    installation.uninstall();
    for (const [n, thing] of things().entries()) expect(thing, String(n)).to.equal(before[n]);
    expect(during.slice(0, 2)).to.not.include.members(before.slice(0, 2));
    expect(during[2]).to.not.equal(before[2]);
  });

  it('takes its connections with it', async () => {
    const installation = trust.install();
    await viaHttps(server.url);
    await viaFetch(server.url);
    const met = server.connections();
    await viaHttps(server.url);
    await viaFetch(server.url);
    expect(server.connections(), 'kept alive while it is installed').to.equal(met);
    installation.uninstall();
    await outcome(viaHttps(server.url));
    await outcome(viaFetch(server.url));
    expect(server.connections()).to.be.above(met);
  });

  it('closes the idle connections of its pools when it ends', async () => {
    const installation = trust.install();
    await viaHttps(server.url);
    await viaFetch(server.url);
    const idle = Object.values(https.globalAgent.freeSockets).flat();
    const dispatcher = globalDispatcher(2) ?? globalDispatcher(1);
    installation.uninstall();
    expect(idle.map((socket) => socket?.destroyed)).to.deep.equal([true]);
    expect(dispatcher).to.have.property('closed', true);
  });

  it('keeps no connection alive whose request it let finish', async () => {
    const installation = trust.install();
    const agent = https.globalAgent;
    const freed = once(agent, 'free');
    await new Promise((resolve, reject) => {
      const finish = (response: IncomingMessage) => {
        installation.uninstall();
        response.resume().once('end', resolve);
      };
      https.get(server.url, finish).on('error', reject);
    });
    await freed;
    expect(Object.keys(agent.freeSockets)).to.deep.equal([]);
  });

  it('lets a request that is under way finish', async () => {
    const installation = trust.install();
    const response = await fetch(server.url);
    installation.uninstall();
    expect(await response.text()).to.equal('hello');
  });

  it('nests, and ends in any order', async () => {
    const otherPki = new LabPki();
    const other = await opened(otherPki);
    const [first, second] = [trust.install(), new Trust(await otherPki.trust()).install()];
    const both = () => Promise.all([server.url, other.url].map((url) => outcome(viaFetch(url))));
    expect(await both()).to.deep.equal(['hello', 'hello']);
    first.uninstall();
    expect(await both()).to.deep.equal([untrusted, 'hello']);
    second.uninstall();
    expect(await both()).to.deep.equal([untrusted, untrusted]);
  });

  it('adds to the roots that were trusted before', async () => {
    const environment = { NODE_EXTRA_CA_CERTS: trust.file };
    const module = new URL('../../src/server/trust.ts', import.meta.url).href;
    const program = `import(${JSON.stringify(module)}).then(async ({ Trust }) => {
      new Trust(${JSON.stringify(await new LabPki().trust())}).install();
      console.log(await (await fetch(${JSON.stringify(server.url)})).text());
    })`;
    const { stdout } = await run(process.execPath, ['--import', 'tsx', '--eval', program], environment);
    expect(stdout).to.equal('hello\n');
  });

  it('leaves a client alone that brings roots of its own', async () => {
    using _installed = trust.install();
    const ca = await new LabPki().trust();
    expect(await outcome(viaHttps(server.url, { ca, agent: false }))).to.equal(untrusted);
    expect(await outcome(viaHttps(server.url, { ca: trust.ca, agent: false }))).to.equal('hello');
  });

  it('keeps the options of the agent that https uses by default', async () => {
    const { options } = https.globalAgent;
    const ca = await new LabPki().trust();
    options.ca = ca;
    try {
      using _installed = trust.install();
      expect(await outcome(viaHttps(server.url))).to.equal(untrusted);
    } finally {
      delete options.ca;
    }
  });

  it('leaves an agent alone that somebody else puts in place meanwhile', () => {
    const before = https.globalAgent;
    const theirs = new https.Agent();
    const installation = trust.install();
    https.globalAgent = theirs;
    installation.uninstall();
    const found = https.globalAgent;
    https.globalAgent = before;
    expect(found).to.equal(theirs);
  });

  it('leaves a dispatcher in place that somebody mocks fetch with', async () => {
    const place = Symbol.for('undici.globalDispatcher.1');
    const before = globalDispatcher(1);
    const mock = new MockAgent();
    Reflect.set(globalThis, place, mock);
    const installation = trust.install();
    const during = globalDispatcher(1);
    installation.uninstall();
    Reflect.set(globalThis, place, before);
    await mock.close();
    expect(during).to.equal(mock);
  });

  it('leaves a patch alone that somebody else puts over it', async () => {
    const original = tls.createSecureContext;
    const installation = trust.install();
    const ours = tls.createSecureContext;
    const theirs: typeof ours = (options) => ours(options);
    Object.assign(tls, { createSecureContext: theirs });
    installation.uninstall();
    const [found, answer] = [tls.createSecureContext, await outcome(viaHttps(server.url))];
    Object.assign(tls, { createSecureContext: original });
    expect(found).to.equal(theirs);
    expect(answer).to.equal(untrusted);
  });

  it('does not change what a server sends: an incomplete chain stays incomplete', async () => {
    const { lab } = await pki.clientCas();
    using _complete = new Trust(lab.join('')).install();
    const site = { name: 'alone', hosts: ['localhost'], urls: null };
    const { leaf, key } = await issue({}, site, pki.authorities, pki.keys);
    const alone = await opened(pki, { cert: leaf.pem, key: key.export({ type: 'pkcs8', format: 'pem' }) });
    const answer = await outcome(viaHttps(alone.url, { ca: trust.ca, agent: false }));
    expect(answer).to.equal('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });
});
