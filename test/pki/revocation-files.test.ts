import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { catalogue } from '../../src/catalogue/index.js';
import { LabPki } from '../../src/pki/index.js';
import { writeCerts } from '../../src/pki/write-certs.js';
import { requireCommand, run } from './support/command.js';
import { Folder } from './support/folder.js';

describe('CRLs beside the certificates on disk', () => {
  const folder = new Folder();
  const path = (name: string) => join(folder.path, name);

  before(async function () {
    requireCommand(this, 'openssl');
    const names = ['healthy', 'revoked-crl', 'revoked-intermediate', 'crl-expired'];
    await writeCerts(
      folder.path,
      new LabPki(),
      names.map((name) => catalogue().find(name)),
    );
  });
  after(() => folder.remove());

  /** What `openssl verify` says about a leaf, or a client's certificate, with these CRLs. */
  async function verified(name: string, crl: string): Promise<string> {
    const chain = name.includes('/') ? name : `${name}.chain`;
    const leaf = name.includes('/') ? name : `${name}.leaf`;
    const { stdout, stderr } = await run('openssl', [
      ...['verify', '-crl_check_all', '-CAfile', path('lab-ca.pem'), '-CRLfile', path(`${crl}.crl.pem`)],
      ...['-untrusted', path(`${chain}.pem`), path(`${leaf}.pem`)],
    ]);
    return stdout + stderr;
  }

  it('let a good certificate pass', async () => {
    expect(await verified('healthy', 'lab-ca')).to.match(/: OK/);
    expect(await verified('clients/valid', 'lab-ca')).to.match(/: OK/);
  });

  it('list the certificates that were taken back, of servers and of clients', async () => {
    expect(await verified('revoked-crl', 'lab-ca')).to.match(/certificate revoked/);
    expect(await verified('revoked-crl', 'revoked-crl')).to.match(/certificate revoked/);
    expect(await verified('clients/revoked', 'lab-ca')).to.match(/certificate revoked/);
  });

  it('list a CA that was taken back', async () => {
    expect(await verified('revoked-intermediate', 'revoked-intermediate')).to.match(/at 1 depth .*certificate revoked/);
  });

  it('have run out where that is the fault', async () => {
    expect(await verified('crl-expired', 'crl-expired')).to.match(/CRL has expired/);
  });

  it('are labelled as OpenSSL and Node want them', () => {
    expect(readFileSync(path('lab-ca.crl.pem'), 'utf8')).to.match(
      /^(-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----\n){2}$/,
    );
  });
});
