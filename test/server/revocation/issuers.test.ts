import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { type Lab, openLab } from '../../../src/server/index.js';
import { requireCommand, run } from '../../pki/support/command.js';

const scenarios = [
  'incomplete-chain-with-aia',
  'incomplete-chain-with-wrong-aia',
  'aia-unreachable',
  'incomplete-chain',
];

describe('an issuer that a client can fetch', () => {
  const source = fileURLToPath(new URL('support/Check.java', import.meta.url));
  let lab: Lab;

  before(async function () {
    requireCommand(this, 'java');
    lab = await openLab({ scenarios, host: '127.0.0.1' });
  });
  after(() => lab?.close());

  it('completes the chain for Java told to fetch, and only where it is the right one', async function () {
    this.timeout(60_000);
    const ports = lab.endpoints.map(({ port }) => String(port));
    const args = ['-XX:TieredStopAtLevel=1', '-Dcom.sun.security.enableAIAcaIssuers=true', source, 'false'];
    const { stdout } = await run('java', [...args, lab.trust.file, ...ports]);
    const [right, wrong, unreachable, none] = stdout.trim().split('\n');
    expect(right).to.equal('accepted');
    for (const each of [wrong, unreachable, none]) expect(each).to.contain('unable to find valid certification path');
    const asked = (name: string) => lab.endpoint(name).revocationRequests.map(({ kind }) => kind);
    expect(asked('incomplete-chain-with-aia')).to.include('aia');
    expect(asked('incomplete-chain-with-wrong-aia')).to.include('aia');
    expect(asked('incomplete-chain')).to.deep.equal([]);
  });
});
