import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';
import { portsAreFree } from '../../src/cli/doctor/network.js';
import { tellHealth } from '../../src/cli/doctor/tell-health.js';
import type { DoctorDocument } from '../../src/cli/shapes.js';
import { run } from './support/cli.js';

describe('faultls doctor', () => {
  it('tells what this machine can serve, resolve and run', async function () {
    this.timeout(60_000);
    const { code, stdout, stderr } = await run(['doctor', '--json']);
    const health = JSON.parse(stdout) as DoctorDocument;
    const { total, servable, notServable } = health.scenarios;
    expect(stderr).to.equal('');
    expect(health).to.include({ schema: 1, node: process.versions.node, openssl: process.versions.openssl });
    expect(total).to.equal(listScenarios().length);
    expect(servable + notServable.length).to.equal(total);
    expect(code).to.equal(notServable.length === 0 ? 0 : 1);
    expect(health.ports.map(({ port }) => port)).to.deep.equal([8443, 8080]);
    expect(health.resolvesSubdomainsOfLocalhost).to.be.a('boolean');
    expect(health.clients.map(({ client }) => client)).to.include.members([
      'curl',
      'java',
      'bun',
      'chromium',
      'firefox',
    ]);
    for (const { version } of health.clients) if (version !== null) expect(version).to.match(/^\d+\.\d/);
  });

  it('finds out which ports are taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await portsAreFree({ tls: port, http: 0 })).to.deep.equal([
      { port, use: 'tls', free: false },
      { port: 0, use: 'http', free: true },
    ]);
    other.close();
  });

  it('tells people the trouble and its reason', () => {
    const told = tellHealth({
      schema: 1,
      version: '1.2.3',
      node: '20.19.0',
      openssl: '3.0.0',
      platform: 'linux-x64',
      scenarios: {
        total: 2,
        servable: 1,
        notServable: [{ name: 'old', code: 'ERR_NOT_SERVABLE_HERE', why: '"old" cannot be served on this machine.' }],
      },
      resolvesSubdomainsOfLocalhost: false,
      ipv6: true,
      ports: [{ port: 8443, use: 'tls', free: false }],
      clients: [
        { client: 'curl', version: '8.1.0' },
        { client: 'java', version: null },
      ],
    });
    expect(told).to.include('no   serves 1 of 2 scenarios\n       "old" cannot be served on this machine.\n');
    expect(told).to.include('yes  has IPv6').and.to.include('no   port 8443 is free');
    expect(told).to.match(/ {2}curl {2}8\.1\.0\n {2}java {2}not installed\n$/);
  });
});
