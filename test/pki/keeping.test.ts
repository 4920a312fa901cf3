import { createPublicKey, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { isFaultlsError } from '../../src/errors.js';
import { issue, type LabPki } from '../../src/pki/index.js';
import { openPki } from '../../src/pki/keeping.js';
import { Folder } from './support/folder.js';
import { healthyServer } from './support/https-server.js';
import { withoutRights } from './support/without-rights.js';

describe('Keeping a PKI', () => {
  let base: Folder;
  let folder: string;
  let authority: string;

  beforeEach(() => {
    base = new Folder();
    folder = join(base.path, 'certs');
    authority = join(folder, 'authority');
  });
  afterEach(() => base.remove());

  const modeOf = (path: string) => statSync(path).mode & 0o777;
  const contents = () => readdirSync(authority).map((name) => [name, readFileSync(join(authority, name), 'utf8')]);

  it('gives the same roots the next time', async () => {
    const first = await openPki({ folder });
    const second = await openPki({ folder });
    expect(await second.trust()).to.equal(await first.trust());
  });

  it('issues from the kept intermediates what clients of the first time accept', async () => {
    const trust = await (await openPki({ folder })).trust();
    const server = await healthyServer(await openPki({ folder }));
    expect(await ask(server.url, trust)).to.equal('hello');
    await server.close();
  });

  it('can still write other certificates as a difference from a kept one', async () => {
    await openPki({ folder });
    const pki = await openPki({ folder });
    const { root, intermediate } = await pki.authorities.get('lab');
    const lookalike = await pki.authorities.get('lookalike');
    expect(new X509Certificate(lookalike.root.der).subject).to.equal(new X509Certificate(root.der).subject);
    const by = (await pki.authorities.get('expired')).intermediate;
    const chain = await issue(
      { present: async ({ intermediate, reissue }) => [await reissue(intermediate, by)] },
      { name: 'x', hosts: ['localhost'], urls: null },
      pki.authorities,
      pki.keys,
    );
    const again = new X509Certificate(chain.presented[0]?.der ?? '');
    expect(again.subject).to.equal(new X509Certificate(intermediate.der).subject);
    expect(again.checkPrivateKey(intermediate.key)).to.equal(true);
    expect(again.checkIssued(new X509Certificate(by.der))).to.equal(true);
    expect(again.verify(createPublicKey(by.key))).to.equal(true);
  });

  it('keeps all three trusted roots, the expired one still expired', async () => {
    await openPki({ folder });
    const pki = await openPki({ folder });
    const { root } = await pki.authorities.get('expired');
    expect(Date.parse(new X509Certificate(root.der).validTo)).to.be.below(Date.now());
    expect(await pki.trust()).to.contain((await pki.authorities.get('constrained')).root.pem);
  });

  it('never writes the key of a root', async () => {
    await openPki({ folder });
    const keys = readdirSync(authority).filter((name) =>
      readFileSync(join(authority, name), 'utf8').includes('PRIVATE'),
    );
    expect(keys).to.have.members(['lab', 'expired', 'constrained'].map((anchor) => `${anchor}.intermediate.key.pem`));
  });

  it('lets only the owner into the folder and at the keys', async () => {
    await openPki({ folder });
    expect(modeOf(folder)).to.equal(0o700);
    expect(modeOf(authority)).to.equal(0o700);
    expect(modeOf(join(authority, 'lab.intermediate.key.pem'))).to.equal(0o600);
  });

  it('leaves the mode of a folder alone that was there before', async () => {
    mkdirSync(folder, { mode: 0o755 });
    await openPki({ folder });
    expect(modeOf(folder)).to.equal(0o755);
  });

  it('leaves nothing behind but the finished folder', async () => {
    await openPki({ folder });
    expect(readdirSync(folder)).to.deep.equal(['authority']);
  });

  it('comes to one PKI when many processes begin at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => openPki({ folder })));
    const trusts = await Promise.all(all.map((pki) => pki.trust()));
    expect(new Set(trusts)).to.have.length(1);
    expect(readdirSync(folder)).to.deep.equal(['authority']);
  });

  it('knows the revoked client certificate of an earlier run', async () => {
    const { cert } = await (await openPki({ folder })).clientCertificate('revoked');
    const later = await openPki({ folder });
    expect([...later.revokedSerials]).to.include(new X509Certificate(cert).serialNumber.toLowerCase());
  });

  it('keeps what the roots said about their intermediates while they had keys', async () => {
    const statusAt = 'http://127.0.0.1:18080/status';
    const said = async (opened: Promise<LabPki>) => {
      const { authorities } = await opened;
      const { root, status } = await authorities.get('lab');
      const [intermediate, responder] = [status.intermediate, status.responder].map(
        ({ der }) => new X509Certificate(der),
      );
      expect(responder?.checkPrivateKey(status.responder.key)).to.equal(true);
      expect(intermediate?.checkIssued(new X509Certificate(root.der))).to.equal(true);
      expect(intermediate?.infoAccess).to.contain(authorities.statusAt);
      return { at: authorities.statusAt, crl: status.crl, intermediate: intermediate?.raw, responder: responder?.raw };
    };
    const first = await said(openPki({ folder, statusAt }));
    expect(first.at).to.equal(statusAt);
    expect(await said(openPki({ folder, statusAt: 'http://127.0.0.1:9/elsewhere' }))).to.deep.equal(first);
  });

  describe('with host names', () => {
    it('takes names that the kept root covers, and addresses', async () => {
      const first = await openPki({ folder, hostNames: ['api.test'] });
      for (const name of ['api.test', 'V1.API.test', 'deep.localhost', '10.0.0.1']) {
        expect(await trustOf(openPki({ folder, hostNames: [name] })), name).to.equal(await first.trust());
      }
    });

    it('says that the root is too narrow for a name that it does not cover', async () => {
      await openPki({ folder, hostNames: ['api.test'] });
      const before = contents();
      await fails(openPki({ folder, hostNames: ['api.test', 'xapi.test'] }), 'ERR_ROOT_TOO_NARROW', 'xapi.test');
      expect(contents()).to.deep.equal(before);
    });
  });

  it('makes new roots when nine tenths of their life are over, and sets the old ones aside', async () => {
    const first = await openPki({ folder });
    const now = Date.now;
    try {
      Date.now = () => now() + 0.89 * 3652 * 86_400_000;
      expect(await trustOf(openPki({ folder }))).to.equal(await first.trust());
      Date.now = () => now() + 0.91 * 3652 * 86_400_000;
      expect(await trustOf(openPki({ folder }))).to.not.equal(await first.trust());
    } finally {
      Date.now = now;
    }
    expect(readdirSync(folder)).to.have.members(['authority', `authority-${first.authorities.label}`]);
  });

  describe('refuses, and touches nothing,', () => {
    const damage = (name: string, content: string | null) => () => {
      const path = join(authority, name);
      if (content === null) rmSync(path);
      else writeFileSync(path, content);
    };
    const swap = (one: string, other: string) => () => {
      const path = (name: string) => join(authority, name);
      const content = readFileSync(path(one));
      writeFileSync(path(one), readFileSync(path(other)));
      writeFileSync(path(other), content);
    };
    const damages: readonly [string, () => void, string][] = [
      ['a manifest that does not parse', damage('manifest.json', '{'), 'manifest.json'],
      ['a manifest of another shape', damage('manifest.json', '{"format":"faultls authorities"}'), 'manifest.json'],
      ['a certificate that is missing', damage('lab.root.pem', null), 'it is missing'],
      ['a certificate that does not parse', damage('lab.root.pem', 'nothing'), 'lab.root.pem'],
      ['certificates that changed places', swap('lab.root.pem', 'expired.root.pem'), 'root.pem'],
      ['CRLs that changed places', swap('lab.root.crl.pem', 'expired.root.crl.pem'), 'root.crl.pem'],
      ['keys that changed places', swap('lab.intermediate.key.pem', 'expired.intermediate.key.pem'), 'not its own'],
      ['a key that does not parse', damage('lab.intermediate.key.pem', 'nothing'), 'lab.intermediate.key.pem'],
    ];
    for (const [what, spoil, says] of damages) {
      it(`as damaged, ${what}`, async () => {
        await openPki({ folder });
        spoil();
        const before = contents();
        await fails(openPki({ folder }), 'ERR_CERTS_DAMAGED', says);
        expect(contents()).to.deep.equal(before);
      });
    }

    it('as foreign, a folder of that name with other files', async () => {
      mkdirSync(authority, { recursive: true });
      writeFileSync(join(authority, 'lab.root.pem'), 'somebody else’s');
      await fails(openPki({ folder }), 'ERR_CERTS_FOREIGN', 'faultls did not write');
      expect(contents()).to.deep.equal([['lab.root.pem', 'somebody else’s']]);
    });

    it('as foreign, the manifest of another program', async () => {
      mkdirSync(authority, { recursive: true });
      writeFileSync(join(authority, 'manifest.json'), '{"name":"an app"}');
      await fails(openPki({ folder }), 'ERR_CERTS_FOREIGN', 'manifest.json');
      expect(contents()).to.deep.equal([['manifest.json', '{"name":"an app"}']]);
    });

    it('as foreign, a file where the folder should be', async () => {
      writeFileSync(folder, 'a file');
      await fails(openPki({ folder }), 'ERR_CERTS_FOREIGN', 'not a folder');
      expect(readFileSync(folder, 'utf8')).to.equal('a file');
    });
  });

  describe('without the right', () => {
    it('to write, says so', async () => {
      mkdirSync(folder);
      chmodSync(base.path, 0o755);
      chmodSync(folder, 0o555);
      await fails(
        withoutRights(() => openPki({ folder })),
        'ERR_CERTS_UNWRITABLE',
        'permission denied',
      );
      chmodSync(folder, 0o755);
      expect(readdirSync(folder)).to.deep.equal([]);
    });

    it('to read, says so', async () => {
      await openPki({ folder });
      chmodSync(base.path, 0o755);
      chmodSync(folder, 0o755);
      chmodSync(authority, 0);
      await fails(
        withoutRights(() => openPki({ folder })),
        'ERR_CERTS_UNREADABLE',
        'permission denied',
      );
      chmodSync(authority, 0o700);
    });
  });

  const trustOf = async (pki: Promise<LabPki>) => (await pki).trust();

  async function fails(opening: Promise<unknown>, code: string, says: string): Promise<void> {
    const error = await opening.then(
      () => null,
      (failure: unknown) => failure,
    );
    if (!isFaultlsError(error)) throw error ?? new Error('it was opened');
    expect(error.code).to.equal(code);
    expect(error.message)
      .to.contain(says)
      .and.match(/^[^\n]+\.$/);
  }

  const ask = (url: string, ca: string): Promise<string> =>
    new Promise((resolve, reject) => {
      get(url, { ca, agent: false }, (response) => resolve(text(response))).on('error', reject);
    });
});
