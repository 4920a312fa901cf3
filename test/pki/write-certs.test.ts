import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { isAbsolute, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { isFaultlsError } from '../../src/errors.js';
import { clientCertificateKinds } from '../../src/pki/client-certificates.js';
import { daysAgo, der, LabPki } from '../../src/pki/index.js';
import { type CertificateSource, writeCerts, writeTrust } from '../../src/pki/write-certs.js';
import { requireCommand, run } from './support/command.js';
import { Folder } from './support/folder.js';
import { healthyServer } from './support/https-server.js';
import { withoutRights } from './support/without-rights.js';

const expired: CertificateSource = {
  name: 'expired',
  making: { certificate: (healthy) => healthy.validFrom(daysAgo(90)).validUntil(daysAgo(1)) },
  dial: { host: 'expired.localhost.' },
  engine: 'openssl',
};
const plain: CertificateSource = { name: 'plain-http', making: {}, dial: { host: 'localhost' }, engine: 'raw' };

describe('Writing certificates for other servers', () => {
  const pki = new LabPki();
  let base: Folder;
  let folder: string;

  beforeEach(() => {
    base = new Folder();
    folder = join(base.path, 'out');
  });
  afterEach(() => base.remove());

  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const modeOf = (name: string) => statSync(join(folder, name)).mode & 0o777;

  it('gives a list of absolute paths, and every one of them exists', async () => {
    const files = await writeCerts(folder, pki, [expired]);
    expect(files.filter((file) => isAbsolute(file) && existsSync(file))).to.have.members(files);
    const clients = clientCertificateKinds.flatMap((kind) =>
      ['pem', 'key.pem', 'p12'].map((end) => `clients/${kind}.${end}`),
    );
    const server = ['expired.leaf.pem', 'expired.chain.pem', 'expired.key.pem'];
    expect(files).to.have.members(
      ['lab-ca.pem', 'lab-ca.p12', 'lab-ca.crl.pem', ...clients, ...server].map((name) => join(folder, name)),
    );
  });

  it('gives a server what it needs to show the fault, under the lab’s trust', async () => {
    await writeCerts(folder, pki, [expired]);
    const options = { key: read('expired.key.pem'), cert: read('expired.chain.pem') };
    const server = await healthyServer(pki, options);
    const refusal = await ask(server.url, read('lab-ca.pem'));
    await server.close();
    expect(refusal).to.equal('CERT_HAS_EXPIRED');
  });

  it('makes the leaf out to every name under which the scenario is dialled', async () => {
    await writeCerts(folder, new LabPki(['api.test']), [expired]);
    const { subjectAltName } = new X509Certificate(read('expired.leaf.pem'));
    const names = ['expired.localhost', 'localhost', 'api.test'].map((name) => `DNS:${name}`);
    expect(subjectAltName?.split(', ')).to.include.members([...names, 'IP Address:127.0.0.1']);
    expect(subjectAltName?.match(/expired\.localhost/g)).to.have.length(1);
  });

  it('writes the leaf alone, and the chain that begins with it', async () => {
    await writeCerts(folder, pki, [expired]);
    expect(der.unpem('CERTIFICATE', read('expired.leaf.pem'))).to.have.length(1);
    expect(der.unpem('CERTIFICATE', read('expired.chain.pem'))).to.have.length(2);
    expect(read('expired.chain.pem').startsWith(read('expired.leaf.pem'))).to.equal(true);
  });

  it('writes nothing for a scenario that has no certificate', async () => {
    await writeCerts(folder, pki, [plain]);
    expect(readdirSync(folder).filter((name) => name.startsWith('plain-http'))).to.deep.equal([]);
  });

  it('lets only the owner read keys', async () => {
    await writeCerts(folder, pki, [expired]);
    for (const name of ['expired.key.pem', 'clients/valid.key.pem', 'clients/valid.p12']) {
      expect(modeOf(name), name).to.equal(0o600);
    }
    expect(modeOf('')).to.equal(0o700);
  });

  it('writes client certificates with their keys', async () => {
    await writeCerts(folder, pki);
    const certificate = new X509Certificate(read('clients/valid.pem'));
    expect(certificate.checkPrivateKey(createPrivateKey(read('clients/valid.key.pem')))).to.equal(true);
  });

  it('writes a truststore for Java', async function () {
    requireCommand(this, 'keytool');
    const [, store = ''] = await writeTrust(folder, pki);
    expect((await run('keytool', ['-list', '-keystore', store, '-storepass', 'changeit'])).stdout).to.contain(
      '3 entries',
    );
  });

  it('writes the trust alone when asked for that', async () => {
    expect(await writeTrust(folder, pki)).to.deep.equal(['lab-ca.pem', 'lab-ca.p12'].map((name) => join(folder, name)));
    expect(read('lab-ca.pem')).to.equal(await pki.trust());
  });

  it('replaces its own files of an earlier run, and leaves nothing else behind', async () => {
    await writeCerts(folder, pki, [expired]);
    const before = [readdirSync(folder), read('lab-ca.pem')];
    const other = new LabPki();
    await writeCerts(folder, other, [expired]);
    expect(read('lab-ca.pem'))
      .to.equal(await other.trust())
      .and.not.equal(before[1]);
    expect(readdirSync(folder)).to.deep.equal(before[0]);
  });

  it('goes on after a run that was cut short between two files', async () => {
    await writeTrust(folder, pki);
    const old = read('lab-ca.pem');
    await writeTrust(folder, new LabPki());
    writeFileSync(join(folder, 'lab-ca.pem'), old);
    await writeTrust(folder, pki);
    expect(read('lab-ca.pem')).to.equal(await pki.trust());
  });

  it('writes nothing at all when one of the files is somebody else’s', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'expired.key.pem'), 'a key of mine');
    await fails(writeCerts(folder, pki, [expired]), 'ERR_CERTS_FOREIGN', 'expired.key.pem');
    expect(readdirSync(folder)).to.deep.equal(['expired.key.pem']);
    expect(read('expired.key.pem')).to.equal('a key of mine');
  });

  it('leaves a file alone that somebody has changed since', async () => {
    await writeCerts(folder, pki);
    writeFileSync(join(folder, 'lab-ca.pem'), 'roots of mine');
    await fails(writeCerts(folder, pki), 'ERR_CERTS_FOREIGN', 'lab-ca.pem');
    expect(read('lab-ca.pem')).to.equal('roots of mine');
  });

  it('says that its list of files is damaged', async () => {
    await writeTrust(folder, pki);
    writeFileSync(join(folder, 'faultls-files.json'), '{');
    await fails(writeTrust(folder, pki), 'ERR_CERTS_DAMAGED', 'faultls-files.json');
  });

  it('says that it may not write', async () => {
    mkdirSync(folder);
    chmodSync(base.path, 0o755);
    chmodSync(folder, 0o555);
    await fails(
      withoutRights(() => writeTrust(folder, pki)),
      'ERR_CERTS_UNWRITABLE',
      'permission denied',
    );
  });

  it('says which scenario cannot be made on this machine', async () => {
    const impossible = { ...expired, name: 'impossible', making: { certificate: () => expect.fail('no such curve') } };
    await fails(writeCerts(folder, pki, [impossible]), 'ERR_NOT_SERVABLE_HERE', '"impossible"');
    expect(existsSync(folder)).to.equal(false);
  });

  async function fails(writing: Promise<unknown>, code: string, says: string): Promise<void> {
    const error = await writing.then(
      () => null,
      (failure: unknown) => failure,
    );
    if (!isFaultlsError(error)) throw error ?? new Error('it was written');
    expect(error.code).to.equal(code);
    expect(error.message)
      .to.contain(says)
      .and.match(/^[^\n]+\.$/);
  }

  const ask = (url: string, ca: string): Promise<string> =>
    new Promise((resolve) => {
      get(url, { ca, agent: false }, (response) => resolve(text(response))).on('error', (error) =>
        resolve(String('code' in error ? error.code : error)),
      );
    });
});
