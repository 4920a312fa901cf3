import { createPrivateKey } from 'node:crypto';
import { get, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { type ChainPlan, issue, LabPki } from '../../src/pki/index.js';
import { identityStore, storePassword, truststore } from '../../src/pki/pkcs12.js';
import { type Ran, requireCommand, run } from './support/command.js';
import { Folder } from './support/folder.js';
import { type HealthyServer, healthyServer } from './support/https-server.js';

const openJava = fileURLToPath(new URL('support/Open.java', import.meta.url));

describe('PKCS#12', () => {
  const pki = new LabPki();
  const folder = new Folder();
  let server: HealthyServer;
  let trustedBy: (...options: string[]) => Promise<Ran>;

  before(async () => {
    const { lab } = await pki.clientCas();
    server = await healthyServer(pki, { requestCert: true, rejectUnauthorized: false, ca: lab });
    trustedBy = (...options) => run('java', ['-XX:TieredStopAtLevel=1', ...options, openJava, server.url]);
  });
  after(async () => {
    await server.close();
    folder.remove();
  });

  describe('a truststore', () => {
    let store: string;

    before(async function () {
      requireCommand(this, 'keytool');
      const roots = await pki.authorities.trusted();
      store = folder.file('trust.p12', truststore(roots.map(({ der }) => der)));
    });

    it('is listed by keytool with every root as trusted', async () => {
      const { stdout } = await run('keytool', ['-list', '-keystore', store, '-storepass', storePassword]);
      expect(stdout.match(/trustedCertEntry/g)).to.have.length(3);
      expect(stdout).to.match(/faultls lab \w{6} root ca/);
    });

    it('lets a Java client trust the lab, told the password', async () => {
      const password = `-Djavax.net.ssl.trustStorePassword=${storePassword}`;
      const { stdout, stderr } = await trustedBy(`-Djavax.net.ssl.trustStore=${store}`, password);
      expect(stderr).to.equal('');
      expect(stdout).to.not.equal('');
    });

    it('lets a Java client trust the lab that was told no password', async () => {
      const { stdout, stderr } = await trustedBy(`-Djavax.net.ssl.trustStore=${store}`);
      expect(stderr).to.equal('');
      expect(stdout).to.not.equal('');
    });

    it('has a MAC: another password is refused', async () => {
      const { code, stdout } = await run('keytool', ['-list', '-keystore', store, '-storepass', 'something else']);
      expect(code).to.equal(1);
      expect(stdout).to.match(/integrity check|password was incorrect/i);
    });

    it('is needed: without it the Java client refuses the same server', async () => {
      expect((await trustedBy()).stderr).to.contain('unable to find valid certification path');
    });
  });

  describe('an identity', () => {
    const passphrase = 'a passphrase of our own';
    let pfx: Buffer;
    let store: string;
    let key: Buffer;

    before(async () => {
      const plan: ChainPlan = { certificate: (healthy) => healthy.purposes('clientAuth') };
      const site = { name: 'client', hosts: ['client.localhost'], urls: null };
      const chain = await issue(plan, site, pki.authorities, pki.keys);
      key = chain.key.export({ type: 'pkcs8', format: 'der' });
      pfx = identityStore({ key, certificates: chain.presented.map(({ der }) => der), name: 'our client' }, passphrase);
      store = folder.file('identity.p12', pfx);
    });

    it('is accepted by Node', async () => {
      expect(await welcome({ pfx, passphrase, ca: await pki.trust() })).to.equal('welcome');
    });

    it('opens with its passphrase only', () => {
      expect(() => createSecureContext({ pfx, passphrase: 'something else' })).to.throw('mac verify failure');
    });

    it('is accepted by curl', async function () {
      requireCommand(this, 'curl');
      const ca = folder.file('ca.pem', await pki.trust());
      const args = ['-sS', '--cacert', ca, '--cert-type', 'P12', '--cert', `${store}:${passphrase}`, server.url];
      expect(await run('curl', args)).to.deep.equal({ code: 0, stdout: 'welcome', stderr: '' });
    });

    it('is encrypted as OpenSSL 3 does it, and opens there to the same key and chain', async function () {
      requireCommand(this, 'openssl');
      const { stdout, stderr } = await run('openssl', [
        'pkcs12',
        '-in',
        store,
        '-passin',
        `pass:${passphrase}`,
        '-nodes',
        '-info',
      ]);
      expect(stderr).to.contain('MAC: sha256, Iteration 2048');
      expect(stderr).to.contain('Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256');
      expect(stderr).to.contain('Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256');
      expect(stdout.match(/BEGIN CERTIFICATE/g)).to.have.length(2);
      expect(createPrivateKey(stdout).export({ type: 'pkcs8', format: 'der' })).to.deep.equal(key);
    });

    it('is listed by keytool as a key with its chain', async function () {
      requireCommand(this, 'keytool');
      const { stdout } = await run('keytool', ['-list', '-v', '-keystore', store, '-storepass', passphrase]);
      expect(stdout).to.contain('Alias name: our client');
      expect(stdout).to.contain('Entry type: PrivateKeyEntry');
      expect(stdout).to.contain('Certificate chain length: 2');
    });

    it('is shown by a Java client', async function () {
      requireCommand(this, 'java');
      const roots = await pki.authorities.trusted();
      const { stdout } = await trustedBy(
        `-Djavax.net.ssl.trustStore=${folder.file('trust.p12', truststore(roots.map(({ der }) => der)))}`,
        `-Djavax.net.ssl.keyStore=${store}`,
        `-Djavax.net.ssl.keyStorePassword=${passphrase}`,
      );
      expect(stdout).to.equal('welcome');
    });
  });

  const welcome = (options: RequestOptions): Promise<string> =>
    new Promise((resolve, reject) => {
      get(server.url, { ...options, agent: false }, (response) => resolve(text(response))).on('error', reject);
    });
});
