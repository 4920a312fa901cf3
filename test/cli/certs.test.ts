import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { scenariosToWrite } from '../../src/cli/certs/scenarios-to-write.js';
import { exportsFor } from '../../src/cli/env/exports.js';
import type { CertsDocument } from '../../src/cli/shapes.js';
import { FaultlsError } from '../../src/errors.js';
import { command, run } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

describe('faultls certs', () => {
  const folder = temporaryFolder();
  const certs = (...args: string[]) => run(['certs', ...args], { cwd: folder() });

  it("writes a server's key and chain, the CA and client certificates, and lists them", async () => {
    const { code, stdout } = await certs('expired', '--out', 'out', '--json');
    const files = JSON.parse(stdout) as CertsDocument;
    const path = (name: string): string => resolve(folder(), 'out', name);
    expect(code).to.equal(0);
    for (const name of [
      'expired.key.pem',
      'expired.leaf.pem',
      'expired.chain.pem',
      'lab-ca.pem',
      'lab-ca.p12',
      'clients/valid.p12',
    ])
      expect(files).to.include(path(name));
    expect(files.every((file) => statSync(file).isFile())).to.equal(true);
    const leaf = new X509Certificate(readFileSync(path('expired.leaf.pem')));
    expect(leaf.checkPrivateKey(createPrivateKey(readFileSync(path('expired.key.pem'))))).to.equal(true);
    expect(Date.parse(leaf.validTo)).to.be.lessThan(Date.now());
    expect(statSync(path('expired.key.pem')).mode & 0o777).to.equal(0o600);

    writeFileSync(path('expired.key.pem'), 'mine');
    const { code: refused, stderr } = await certs('expired', '--out', 'out');
    expect(refused).to.equal(2);
    expect(stderr).to.match(/^"out\/expired\.key\.pem" is not touched: .*\n$/);
    expect(readFileSync(path('expired.key.pem'), 'utf8')).to.equal('mine');
  });

  it('writes without names what another server can show by its certificates', () => {
    const names = scenariosToWrite([]).map(({ name }) => name);
    expect(names).to.include.members(['healthy', 'expired', 'wrong-host', 'self-signed', 'incomplete-chain']);
    expect(names).not.to.include.members(['connection-refused']);
    expect(names).not.to.include('incomplete-chain-with-aia');
  });

  it('does not write what only a running lab can show', () => {
    expect(() => scenariosToWrite(['expired', 'incomplete-chain-with-aia'])).to.throw(
      FaultlsError,
      'The certificates of "incomplete-chain-with-aia" cannot be written: its fault is what a running lab tells about them.',
    );
  });
});

describe('faultls env', () => {
  const folder = temporaryFolder();

  it('makes the clients of a shell trust the CA in a folder', function () {
    if (process.platform === 'win32') return this.skip();
    for (const name of ['lab-ca.pem', 'lab-ca.p12']) writeFileSync(join(folder(), name), '');
    const script =
      'eval "$("$@")"; printf "%s\\n" "$NODE_EXTRA_CA_CERTS" "$CURL_CA_BUNDLE"; printenv JAVA_TOOL_OPTIONS';
    const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...command, 'env', '--certs', folder()], {
      encoding: 'utf8',
    });
    const [node, curl, java] = stdout.split('\n');
    expect([node, curl]).to.deep.equal([join(folder(), 'lab-ca.pem'), join(folder(), 'lab-ca.pem')]);
    expect(java).to.include(`-Djavax.net.ssl.trustStore=${join(folder(), 'lab-ca.p12')}`);
  });

  it('says so when there is no lab', async () => {
    const error = await exportsFor(join(folder(), 'none')).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(FaultlsError).and.to.include({ code: 'ERR_CERTS_UNREADABLE' });
    expect(String(error)).to.match(/There is no lab to trust in ".*none": .* Start "faultls serve" there/);
  });
});
