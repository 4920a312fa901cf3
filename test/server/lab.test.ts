import { once } from 'node:events';
import https from 'node:https';
import { connect as connectTcp, createServer } from 'node:net';
import { connect } from 'node:tls';
import { expect } from 'chai';
import { openLab } from '../../src/index.js';
import type { Lab } from '../../src/server/index.js';

const statusOf = (lab: Lab, name: string): Promise<number | string> =>
  new Promise((resolve) => {
    const url = new URL(lab.urlOf(lab.endpoint(name)) ?? '');
    https
      .get(
        {
          host: '127.0.0.1',
          port: url.port,
          servername: url.hostname,
          ca: lab.trust.ca,
          agent: false,
          headers: { host: url.host },
        },
        (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)),
      )
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

const rejection = async (promise: Promise<unknown>): Promise<Error & { code: string }> => {
  try {
    await promise;
  } catch (error) {
    return error as Error & { code: string };
  }
  throw new Error('it was fulfilled');
};

/** A base port above which the numbers of `healthy` and `expired` are free. */
async function freeBasePort(): Promise<number> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const address = first.address();
    const basePort = (typeof address === 'object' && address ? address.port : 0) - 100;
    const second = createServer().listen(basePort + 201, '127.0.0.1');
    const free = await new Promise<boolean>((resolve) => {
      second.once('listening', () => resolve(true)).once('error', () => resolve(false));
    });
    await Promise.all([first, second].map((each) => new Promise((resolve) => each.close(resolve))));
    if (free) return basePort;
  }
}

describe('a lab', () => {
  const opened: Lab[] = [];
  const open = async (options: Parameters<typeof openLab>[0]): Promise<Lab> => {
    const lab = await openLab(options);
    opened.push(lab);
    return lab;
  };
  afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

  it('chooses among its scenarios by SNI on one port', async () => {
    const lab = await open({ scenarios: ['healthy', 'expired', 'wildcard'], port: 0 });
    expect(lab.urlOf(lab.endpoint('expired'))).to.equal(`https://expired.localhost:${lab.port}/`);
    expect(lab.urlOf(lab.endpoint('wildcard'))).to.equal(`https://api.wildcard.localhost:${lab.port}/`);
    expect(await statusOf(lab, 'healthy')).to.equal(200);
    expect(await statusOf(lab, 'wildcard')).to.equal(200);
    expect(await statusOf(lab, 'expired')).to.equal('CERT_HAS_EXPIRED');
    expect(lab.endpoint('expired').connections).to.have.length(1);
  });

  it('has no URL for a scenario that SNI cannot select', async () => {
    const lab = await open({ scenarios: ['ip-san', 'connection-refused'], port: 0 });
    expect(lab.endpoints.map((each) => lab.urlOf(each))).to.deep.equal([null, null]);
  });

  for (const servername of ['nobody.localhost', 'localhost', '']) {
    it(`refuses ${servername || 'no name at all'} on the shared port with unrecognized_name, on the record`, async () => {
      const lab = await open({ scenarios: ['healthy'], port: 0 });
      const client = connect({ host: '127.0.0.1', port: lab.port ?? 0, servername, ca: lab.trust.ca });
      const [error] = (await once(client, 'error')) as [Error];
      expect(error.message).to.contain('alert number 112');
      expect(lab.strays.map((each) => each.alerts[0]?.name)).to.deep.equal(['unrecognized_name']);
    });
  }

  it('gives every scenario the port of its number above the base port', async () => {
    const basePort = await freeBasePort();
    const lab = await open({ scenarios: ['healthy', 'expired'], basePort });
    expect(lab.endpoints.map((each) => each.port)).to.deep.equal([basePort + 100, basePort + 201]);
    expect(lab.endpoint('expired').url).to.equal(`https://localhost:${basePort + 201}/`);
  });

  it('tells its watchers of every visit, and of strays', async () => {
    const lab = await open({ scenarios: ['healthy'], port: 0 });
    const seen: (string | null)[] = [];
    const stop = lab.watch((_connection, endpoint) => seen.push(endpoint?.name ?? null));
    await statusOf(lab, 'healthy');
    const stray = connect({ host: '127.0.0.1', port: lab.port ?? 0, servername: 'nobody.localhost' });
    await once(stray, 'error');
    stop();
    await statusOf(lab, 'healthy');
    expect(seen).to.deep.equal(['healthy', null]);
  });

  it('takes scenarios more while it is open, and lets them go', async () => {
    const lab = await open({ scenarios: ['healthy'] });
    const { catalogue } = await import('../../src/catalogue/index.js');
    const expired = await lab.add(catalogue().find('expired'));
    expect(lab.endpoint('expired')).to.equal(expired);
    expect((await rejection(lab.add(catalogue().find('expired')))).code).to.equal('ERR_SCENARIO_CONFLICT');
    await lab.remove(expired);
    expect(() => lab.endpoint('expired')).to.throw('no endpoint "expired"');
  });

  it('takes turns in a sequence, and counts only visits that sent a ClientHello', async () => {
    const { sequence } = await import('../../src/index.js');
    const lab = await open({ scenarios: [sequence('expired', 'healthy')], port: 0 });
    const port = lab.endpoint('sequence').port;
    const silent = connectTcp(port, '127.0.0.1');
    await once(silent, 'connect');
    silent.destroy();
    expect(await statusOf(lab, 'sequence')).to.equal('CERT_HAS_EXPIRED');
    expect(await statusOf(lab, 'sequence')).to.equal(200);
    expect(await statusOf(lab, 'sequence')).to.equal(200);
    lab.reset();
    expect(await statusOf(lab, 'sequence')).to.equal('CERT_HAS_EXPIRED');
  });

  it('says which port is taken, and leaves none open', async () => {
    const basePort = await freeBasePort();
    const other = createServer().listen(basePort + 201, '127.0.0.1');
    await once(other, 'listening');
    try {
      const error = await rejection(openLab({ scenarios: ['healthy', 'expired'], basePort }));
      expect(error.code).to.equal('ERR_PORT_TAKEN');
      expect(error.message).to.contain(`port ${basePort + 201}: another program has it`);
      await open({ scenarios: ['healthy'], basePort });
    } finally {
      other.close();
    }
  });

  it('refuses a port that cannot be and an address that is not of this machine', async () => {
    expect((await rejection(openLab({ scenarios: ['healthy'], port: 70_000 }))).code).to.equal('ERR_PORT_INVALID');
    expect((await rejection(openLab({ scenarios: ['healthy'], host: '192.0.2.1', port: 0 }))).code).to.equal(
      'ERR_HOST_INVALID',
    );
  });

  it('is closed for good, and says so', async () => {
    const lab = await openLab({ scenarios: ['healthy'], port: 0 });
    await Promise.all([lab.close(), lab.close()]);
    expect(() => lab.reset())
      .to.throw()
      .with.property('code', 'ERR_LAB_CLOSED');
  });

  it('vouches for the host names that it was given, and for no others', async () => {
    const lab = await open({ scenarios: ['healthy'], hostNames: ['api.example.test'] });
    const client = connect({
      host: '127.0.0.1',
      port: lab.endpoint('healthy').port,
      servername: 'api.example.test',
      ca: lab.trust.ca,
    });
    await once(client, 'secureConnect');
    expect(client.authorized).to.equal(true);
    client.destroy();
  });
});
