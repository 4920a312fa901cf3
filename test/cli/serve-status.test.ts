import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { expect } from 'chai';
import type { ReadyDocument } from '../../src/cli/shapes.js';
import { Cli, run } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

const freePorts = ['--port', '0', '--http-port', '0', '--base-port', '0'];

/** Every certificate that a server shows. */
const shown = (url: string): Promise<readonly X509Certificate[]> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: Number(new URL(url).port), servername: 'localhost' };
    const client = connect({ ...options, rejectUnauthorized: false }, () => {
      const leaf = client.getPeerCertificate(true);
      client.destroy();
      resolve([leaf, leaf.issuerCertificate].map(({ raw }) => new X509Certificate(raw)));
    }).once('error', reject);
  });

describe('faultls serve, asked about its certificates', function () {
  this.timeout(60_000); // Each starts a process.
  const folder = temporaryFolder();
  let cli: Cli | null = null;
  const ready = async (...args: string[]): Promise<ReadyDocument> => {
    cli = new Cli(['serve', 'healthy', ...freePorts, '--json', ...args], { cwd: folder(), env: {} });
    return JSON.parse((await cli.says(/^\{"type":"ready".*\}\n/)).at(0) ?? '') as ReadyDocument;
  };
  afterEach(() => cli?.end('SIGKILL'));

  it('answers on its HTTP port, beside everything else that is there', async () => {
    const { http, scenarios } = await ready();
    const [leaf] = await shown(scenarios[0]?.direct ?? '');
    const [, url = ''] = /CA Issuers - URI:(\S+)/.exec(leaf?.infoAccess ?? '') ?? [];
    expect(new URL(url).port).to.equal(new URL(http).port);
    expect((await fetch(url)).headers.get('content-type')).to.equal('application/pkix-cert');
    expect((await fetch(`${http}/healthz`)).status).to.equal(200);
  });

  it('names the address that it is told to, also in a CA that it keeps', async () => {
    const told = ['--advertise-http', 'http://faults.test:8080', '--keep'];
    const { scenarios } = await ready(...told);
    for (const each of await shown(scenarios[0]?.direct ?? '')) {
      expect(each.infoAccess).to.contain('URI:http://faults.test:8080/status/');
    }
    await cli?.end('SIGTERM');
    const again = await ready(...told);
    for (const each of await shown(again.scenarios[0]?.direct ?? '')) {
      expect(each.infoAccess).to.contain('URI:http://faults.test:8080/status/');
    }
  });

  it('does not take for an address what is none', async () => {
    for (const odd of ['faults.test:8080', 'https://faults.test', 'http://faults.test/?a']) {
      const { code, stderr } = await run(['serve', '--advertise-http', odd], { cwd: folder() });
      expect({ code, stderr }).to.deep.include({ code: 2 });
      expect(stderr).to.contain('is not an address that certificates can name');
    }
  });
});
