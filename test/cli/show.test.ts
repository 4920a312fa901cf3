import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ShowDocument } from '../../src/cli/shapes.js';
import { measuredClients } from '../../src/cli/show/measured-clients.js';
import { tellScenario } from '../../src/cli/show/tell-scenario.js';
import { run } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';

describe('faultls show', () => {
  const folder = temporaryFolder();

  it('finds a scenario by its alias and gives its entry with the lesson of its cause', async () => {
    const { code, stdout } = await run(['show', 'expired.badssl.com', '--json']);
    const shown = JSON.parse(stdout) as ShowDocument;
    expect(code).to.equal(0);
    expect(shown).to.include({ schema: 1, name: 'expired', number: 201, cause: 'expired' });
    expect(shown.lesson).to.include({ cause: 'expired', title: 'The certificate has expired' });
    expect(shown.clients).to.be.an('array');
  });

  it('reads what clients were measured to say', async () => {
    const results = [
      { scenario: 'expired', outcome: 'rejected', code: 60, text: 'certificate has expired' },
      { scenario: 'healthy', outcome: 'accepted', text: '' },
    ];
    writeFileSync(join(folder(), 'curl.json'), JSON.stringify({ client: 'curl', version: '8.1', results }));
    expect(await measuredClients('expired', folder())).to.deep.equal([
      { client: 'curl', version: '8.1', outcome: 'rejected', code: 60, text: 'certificate has expired' },
    ]);
    expect(await measuredClients('expired', join(folder(), 'none'))).to.deep.equal([]);
  });

  it('tells people the expectation, the cause, the fix and the clients', async () => {
    const { catalogue } = await import('../../src/catalogue/index.js');
    const { entryOf } = await import('../../src/control/entry.js');
    const { lessonOf } = await import('../../src/causes/index.js');
    const page = tellScenario({
      ...entryOf(catalogue().find('expired')),
      lesson: lessonOf('expired'),
      clients: [
        { client: 'curl', version: '8.1', outcome: 'rejected', code: 60, text: 'certificate has expired\nmore' },
      ],
    });
    expect(page).to.match(/^expired {2}201, validity\nThe certificate ran out yesterday\.\n/);
    expect(page).to.match(/a correct client +must refuse \(RFC 5280 §6\.1\.3\)\n/);
    expect(page).to.include('\nCause: The certificate has expired (expired)\n');
    expect(page).to.match(/\nHow to confirm it\n {2}\$ /);
    expect(page).to.match(/\nNever\n {2}curl -k/);
    expect(page).to.match(/\n {2}curl 8\.1 +rejected +60 +certificate has expired\n$/);
  });
});
