import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';
import type { ConnectionLine, ReadyDocument } from '../../src/cli/shapes.js';
import { Cli, run } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

const freePorts = ['--port', '0', '--http-port', '0', '--base-port', '0'];

/** What a client that trusts only this CA gets: a status, or the code of its error. */
const visit = (url: string, ca: string, servername = new URL(url).hostname): Promise<number | string | undefined> =>
  new Promise((resolve) => {
    https
      .get({ host: '127.0.0.1', port: new URL(url).port, servername, ca, agent: false }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode)),
      )
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });

describe('faultls serve', function () {
  this.timeout(60_000); // Each starts several processes.
  const folder = temporaryFolder();
  let running: Cli[] = [];
  const serve = (args: readonly string[], env: Record<string, string> = {}): Cli => {
    const cli = new Cli(['serve', ...args], { cwd: folder(), env });
    running.push(cli);
    return cli;
  };
  const readyOf = async (cli: Cli): Promise<ReadyDocument> =>
    JSON.parse((await cli.says(/^\{"type":"ready".*\}\n/)).at(0) ?? '') as ReadyDocument;
  afterEach(async () => {
    await Promise.all(running.map((each) => each.end('SIGKILL')));
    running = [];
  });

  it('tells programs where everything is, then every connection', async () => {
    const readyFile = join(folder(), 'ready.json');
    const cli = serve([
      ...['expired', 'healthy', 'expired.badssl.com'],
      ...freePorts,
      '--json',
      '--ready-file',
      readyFile,
    ]);
    const ready = await readyOf(cli);
    const port = (url = ''): string => new URL(url).port;
    const named = (name: string) => ready.scenarios.find((each) => each.name === name);
    const [one, other] = [named('expired'), named('healthy')];
    expect(ready).to.deep.include({ type: 'ready', ready: true, schema: 1, proxy: null, pid: cli.child.pid });
    expect(ready.scenarios.length).to.equal(2);
    expect(one).to.have.all.keys('name', 'number', 'url', 'direct', 'resolve');
    expect(one).to.include({ number: 201, url: `https://expired.localhost:${port(ready.tls)}/` });
    expect(one?.direct).to.match(/^https:\/\/localhost:\d+\/$/);

    expect(ready.ca).to.match(/certs\/lab-ca\.pem$/);
    expect(statSync(ready.ca).mode & 0o777).to.equal(0o644);
    expect(statSync(join(folder(), 'certs')).mode & 0o055).to.equal(0o055);
    const ca = readFileSync(ready.ca, 'utf8');
    expect(await (await fetch(`${ready.http}/ca.pem`)).text()).to.equal(ca);
    expect(JSON.parse(readFileSync(readyFile, 'utf8'))).to.deep.equal(ready);

    expect(await visit(one?.direct ?? '', ca)).to.equal('CERT_HAS_EXPIRED');
    expect(await visit(other?.url ?? '', ca)).to.equal(200);
    expect(await visit(other?.direct ?? '', ca)).to.equal(200);
    const [line = ''] = await cli.says(/\{"type":"connection"[^\n]*"serverName":"localhost"[^\n]*"path":"\/".*\}\n/);
    const connection = JSON.parse(line) as ConnectionLine;
    expect(connection).to.include({
      type: 'connection',
      schema: 1,
      scenario: 'healthy',
      port: Number(port(other?.direct)),
    });
    expect(connection.because).to.match(/^asked for "localhost", agreed on TLSv1\.3 and sent GET \//);

    const { code, stderr } = await cli.end('SIGTERM');
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(existsSync(readyFile)).to.equal(false);
  });

  it('tells people the same in a table, a line to copy, and sentences', async () => {
    const cli = serve(['healthy', 'wildcard', ...freePorts]);
    const [, url = ''] = await cli.says(/\nhealthy +must accept +(https:\/\/localhost:\d+\/)\n/);
    await cli.says(/\nwildcard +must accept +https:\/\/api\.wildcard\.localhost:\d+\/\n/);
    await cli.says(new RegExp(`\n {2}curl --cacert certs/lab-ca\\.pem ${url}\n`));
    await cli.says(/\nCtrl-C ends it\. Visits follow\.\n/);
    await visit(url, readFileSync(join(folder(), 'certs/lab-ca.pem'), 'utf8'));
    await cli.says(/\n\d\d:\d\d:\d\d {2}healthy {2}asked for "localhost".*\.\n/);
    const { code, stdout } = await cli.end('SIGINT');
    expect(code).to.equal(0);
    expect(stdout).not.to.include('\u001b');
  });

  it('hosts the whole catalogue, and ends at once under half-open clients', async () => {
    const cli = serve([...freePorts, '--json']);
    const ready = await readyOf(cli);
    expect(ready.scenarios.map(({ name }) => name)).to.have.members(listScenarios().map(({ name }) => name));
    const ports = ['healthy', 'accept-then-silence', 'expired'].map(
      (name) => new URL(ready.scenarios.find((each) => each.name === name)?.direct ?? '').port,
    );
    const clients = [...ports, new URL(ready.tls).port].map((port) => connect(Number(port), '127.0.0.1'));
    await Promise.all(clients.map((client) => once(client, 'connect')));
    const gone = Promise.all(
      clients.map(
        (client) =>
          new Promise((resolve) =>
            client
              .on('error', () => {})
              .resume()
              .once('close', resolve),
          ),
      ),
    );
    for (const client of clients) client.write(Buffer.from([0x16, 0x03, 0x01, 0x02])); // Half of a record header.
    const { code } = await cli.end('SIGTERM');
    expect(code).to.equal(0);
    await gone;
  });

  it('keeps its CA if asked to, and then uses it again in any case', async () => {
    const caAfter = async (...args: string[]): Promise<string> => {
      const cli = serve(['healthy', ...freePorts, '--json', ...args]);
      const { ca } = await readyOf(cli);
      await cli.end('SIGTERM');
      return readFileSync(ca, 'utf8');
    };
    const first = await caAfter();
    const kept = await caAfter('--keep');
    expect(kept).not.to.equal(first);
    expect(await caAfter()).to.equal(kept);
    const { code, stderr } = await run(['serve', 'healthy', ...freePorts, '--host-name', 'faults.test'], {
      cwd: folder(),
    });
    expect(stderr).to.match(/^The root kept in "certs\/authority" cannot vouch for "faults\.test": .*\n$/);
    expect(code).to.equal(2);
  });

  it('listens beyond loopback with a token, and vouches for the names given', async () => {
    const cli = serve(['healthy', ...freePorts, '--json', '--host', '0.0.0.0', '--host-name', 'faults.test'], {
      FAULTLS_TOKEN: 'secret',
    });
    const { tls, http, scenarios, ca } = await readyOf(cli);
    const [healthy] = scenarios;
    expect(tls).to.match(/^https:\/\/faults\.test:\d+$/);
    expect(healthy?.direct).to.match(/^https:\/\/faults\.test:\d+\/$/);
    expect(await visit(healthy?.direct ?? '', readFileSync(ca, 'utf8'))).to.equal(200);
    const { status } = await fetch(`http://127.0.0.1:${new URL(http).port}/endpoints`, { method: 'POST' });
    expect(status).to.equal(401);
  });

  describe('leaves nothing open or behind when it cannot start', () => {
    let other: Server;
    beforeEach(async () => {
      other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
    });
    afterEach(() => other.close());

    const refused = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await run(['serve', ...args], { cwd: folder() });
      expect({ code, stdout }, stderr).to.deep.equal({ code: 2, stdout: '' });
      expect(stderr.trimEnd().split('\n').length).to.equal(1);
      return stderr;
    };

    it('because another program has a port', async () => {
      const address = other.address();
      const port = String(typeof address === 'object' ? address?.port : 0);
      const sentence = `Cannot listen on port ${port}: another program has it. Stop that program, choose another port, or 0 for a free one.\n`;
      expect(await refused('--port', port, '--base-port', '0', '--http-port', '0')).to.equal(sentence);
      expect(await refused('healthy', '--port', '0', '--base-port', '0', '--http-port', port)).to.equal(sentence);
      expect(
        await refused('expired', '--port', '0', '--base-port', String(Number(port) - 201), '--http-port', '0'),
      ).to.equal(sentence);
      expect(existsSync(join(folder(), 'certs'))).to.equal(false);
    });

    it('because a file stands in the place of the certs folder', async () => {
      writeFileSync(join(folder(), 'file'), 'mine');
      expect(await refused('healthy', ...freePorts, '--certs', 'file')).to.match(/^"file\/.*" is not touched: /);
    });

    it('because the CA file is not its own', async () => {
      mkdirSync(join(folder(), 'certs'));
      writeFileSync(join(folder(), 'certs/lab-ca.pem'), 'mine');
      expect(await refused('healthy', ...freePorts)).to.match(/^"certs\/lab-ca\.pem" is not touched: /);
      expect(readFileSync(join(folder(), 'certs/lab-ca.pem'), 'utf8')).to.equal('mine');
    });

    it('because something else lies where the ready file should be', async () => {
      writeFileSync(join(folder(), 'notes'), 'mine');
      expect(await refused('healthy', ...freePorts, '--ready-file', 'notes')).to.match(
        /^Cannot write the ready file ".*notes": something else lies there\. /,
      );
      expect(readFileSync(join(folder(), 'notes'), 'utf8')).to.equal('mine');
    });
  });
});
