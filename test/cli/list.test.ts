import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { listScenarios } from '../../src/catalogue/index.js';
import type { ListDocument } from '../../src/cli/shapes.js';
import { command, run } from './support/cli.js';

describe('faultls list', () => {
  it('gives the catalogue as data', async () => {
    const { code, stdout } = await run(['list', '--json']);
    const entries = JSON.parse(stdout) as ListDocument;
    expect(code).to.equal(0);
    expect(entries.map(({ name }) => name)).to.deep.equal(listScenarios().map(({ name }) => name));
    expect(entries.find(({ name }) => name === 'expired')).to.deep.equal({
      schema: 1,
      name: 'expired',
      number: 201,
      family: 'validity',
      cause: 'expired',
      says: 'The certificate ran out yesterday.',
      expect: {
        outcome: 'reject',
        level: 'must',
        alerts: ['certificate_expired', 'bad_certificate', 'certificate_unknown'],
        per: 'RFC 5280 §6.1.3',
      },
      needs: [],
      failsAt: 'handshake',
      dial: { scheme: 'https', host: 'localhost', bySni: true },
      diagnosable: true,
      engine: 'openssl',
      aliases: ['expired.badssl.com'],
    });
  });

  it('gives one family or cause alone, as lines for people', async () => {
    const { stdout } = await run(['list', '--family', 'validity', '--cause', 'expired']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).to.equal(listScenarios({ family: 'validity', cause: 'expired' }).length);
    expect(lines[0]).to.match(/^201 {2}expired +must refuse +The certificate ran out yesterday\.$/);
  });

  it('ends quietly when its reader has seen enough', function () {
    if (process.platform === 'win32') this.skip();
    const { stderr } = spawnSync('sh', ['-c', '"$@" | head -1', 'sh', ...command, 'list', '--json'], {
      encoding: 'utf8',
    });
    expect(stderr).to.equal('');
  });
});
