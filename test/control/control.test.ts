import { once } from 'node:events';
import { get, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import type { HostedScenario } from '../../src/control/index.js';
import { addressOf, controlListener, expected, isLoopback, publicHost, version } from '../../src/control/index.js';
import { dependsOnPolicy, mayReject, mustAccept, mustTimeOut } from '../../src/scenario/index.js';
import { type Lab, openLab } from '../../src/server/index.js';

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('the HTTP port', () => {
  let lab: Lab;
  before(async () => {
    lab = await openLab({ scenarios: ['healthy', 'expired', 'wildcard', 'dns-failure'], port: 0, httpPort: 0 });
    lab.answerHttp(controlListener({ lab, site: { host: 'localhost', hostNames: ['faults.test'] }, token: 'secret' }));
  });
  after(() => lab.close());

  const ask = (path: string, options: { method?: string; headers?: Record<string, string>; host?: string } = {}) =>
    new Promise<Answer>((resolve, reject) => {
      request({ host: '127.0.0.1', port: lab.httpPort, path, agent: false, ...options }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      })
        .on('error', reject)
        .end();
    });

  it('tells that it is well, and which version it is', async () => {
    expect((await ask('/healthz')).status).to.equal(200);
    expect(JSON.parse((await ask('/version')).body)).to.deep.equal({ schema: 1, name: 'faultls', version });
  });

  it('hands out the CA', async () => {
    const { headers, body } = await ask('/ca.pem');
    expect(headers['content-type']).to.equal('application/pem-certificate-chain');
    expect(body).to.equal(lab.trust.ca);
  });

  it('lists its scenarios with finished addresses', async () => {
    const scenarios = JSON.parse((await ask('/scenarios')).body) as HostedScenario[];
    expect(scenarios.map(({ name }) => name)).to.have.members(['healthy', 'expired', 'wildcard', 'dns-failure']);
    expect(scenarios.find(({ name }) => name === 'expired')).to.deep.include({
      schema: 1,
      number: 201,
      cause: 'expired',
      url: `https://expired.localhost:${lab.port}/`,
      direct: lab.endpoint('expired').url,
      resolve: null,
    });
    const { port } = lab.endpoint('wildcard');
    expect(scenarios.find(({ name }) => name === 'wildcard')).to.include({
      direct: `https://api.wildcard.localhost:${port}/`,
      resolve: `api.wildcard.localhost:${port}:127.0.0.1`,
    });
    // Telling a resolver about it would take its fault away.
    expect(scenarios.find(({ name }) => name === 'dns-failure')).to.include({ url: null, resolve: null });
  });

  it('shows people every endpoint on one page without scripts', async () => {
    const { headers, body } = await ask('/');
    expect(headers['content-type']).to.match(/^text\/html/);
    expect(headers['content-security-policy']).to.include("default-src 'none'");
    for (const each of lab.endpoints) expect(body).to.include(`href="${each.url}"`);
    expect(body).to.include('<td>The certificate ran out yesterday.').and.to.include('color-scheme:light dark');
    expect(body).not.to.include('<script');
  });

  it('answers in the shape of problem documents where there is nothing', async () => {
    const { status, headers, body } = await ask('/nothing');
    expect(headers['content-type']).to.match(/^application\/problem\+json/);
    expect(JSON.parse(body)).to.deep.equal({
      title: 'Not found',
      status,
      detail: 'There is nothing at /nothing. The page at / lists what there is.',
      code: 'ERR_USAGE',
    });
  });

  it('answers on loopback only to names of this machine', async () => {
    const status = async (host: string) => (await ask('/healthz', { headers: { host } })).status;
    for (const name of [
      'localhost',
      'x.localhost:1',
      '127.0.0.1',
      '127.8.8.8',
      '[::1]:8080',
      'faults.test',
      'FAULTS.test',
    ])
      expect(await status(name), name).to.equal(200);
    for (const name of ['evil.test', 'localhost.evil.test', 'notlocalhost', '10.0.0.1', '127.evil.test'])
      expect(await status(name), name).to.equal(421);
  });

  it('takes nothing but questions from those who do not have the token', async () => {
    const post = (authorization?: string) =>
      ask('/endpoints', { method: 'POST', headers: authorization ? { authorization } : {} });
    const refused = await post();
    expect(refused.status).to.equal(401);
    expect(refused.headers['www-authenticate']).to.equal('Bearer');
    expect(JSON.parse(refused.body)).to.include({ code: 'ERR_TOKEN_REQUIRED' });
    expect((await post('Bearer secret2')).status).to.equal(401);
    expect((await post('Bearer secret')).status).to.equal(404);
  });

  it('closes at once, with kept-alive and half-open connections', async () => {
    const other = await openLab({ scenarios: [], httpPort: 0 });
    other.answerHttp(controlListener({ lab: other, site: { host: 'localhost', hostNames: [] }, token: null }));
    const halfOpen = connect(other.httpPort ?? 0, '127.0.0.1');
    halfOpen.write('GET / HT');
    const kept = get({
      host: '127.0.0.1',
      port: other.httpPort,
      path: '/healthz',
      headers: { connection: 'keep-alive' },
    });
    kept.on('error', () => {});
    const [response] = await once(kept, 'response');
    response.resume();
    const gone = Promise.all([
      once(
        halfOpen.on('error', () => {}),
        'close',
      ),
      once(response.socket, 'close'),
    ]);
    await other.close();
    await gone;
  });
});

describe('an address', () => {
  it('is of this machine only on loopback', () => {
    expect(['localhost', '127.0.0.1', '127.1.2.3', '::1'].every(isLoopback)).to.equal(true);
    expect(['0.0.0.0', '::', '10.0.0.1', 'my.test', '127.evil.test', ''].some(isLoopback)).to.equal(false);
  });

  it('is given so that it can be dialled', () => {
    const shown = (host: string, ...hostNames: string[]) => publicHost({ host, hostNames });
    expect(shown('localhost', 'faults.test')).to.equal('127.0.0.1');
    expect(shown('::1')).to.equal('[::1]');
    expect(shown('0.0.0.0')).to.equal('127.0.0.1');
    expect(shown('::')).to.equal('[::1]');
    expect(shown('192.0.2.1')).to.equal('192.0.2.1');
    expect(shown('0.0.0.0', 'faults.test')).to.equal('faults.test');
  });

  it('names the host that others dial, or tells the resolver, where localhost is somewhere else', async () => {
    const lab = await openLab({ scenarios: ['expired'] });
    try {
      const endpoint = lab.endpoint('expired');
      const { port } = endpoint;
      expect(addressOf(endpoint, lab, { host: '0.0.0.0', hostNames: ['faults.test'] })).to.include({
        direct: `https://faults.test:${port}/`,
        resolve: null,
      });
      expect(addressOf(endpoint, lab, { host: '192.0.2.1', hostNames: [] })).to.include({
        direct: `https://localhost:${port}/`,
        resolve: `localhost:${port}:192.0.2.1`,
      });
    } finally {
      await lab.close();
    }
  });
});

describe('an expectation', () => {
  it('is told in two words', () => {
    const told = [mayReject(), mustAccept(), mustTimeOut(), dependsOnPolicy()].map((expect) => expected({ expect }));
    expect(told).to.deep.equal(['may refuse', 'must accept', 'must give up', 'own policy']);
  });
});
