import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { LabPki } from '../../src/pki/index.js';
import { trustEnvironment } from '../../src/server/trust/environment.js';
import { Trust } from '../../src/server/trust.js';
import { requireCommand, run } from '../pki/support/command.js';
import { type HealthyServer, healthyServer } from '../pki/support/https-server.js';

const openJava = fileURLToPath(new URL('../pki/support/Open.java', import.meta.url));

/** How each client is told to open a URL, and nothing about trust; what it prints when it got its answer. */
const clients: readonly (readonly [string, readonly string[], RegExp?])[] = [
  ['curl', ['-sS']],
  [process.execPath, ['-e', 'fetch(process.argv[1]).then((r) => r.text()).then(console.log)']],
  ['python3', ['-c', 'import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).read().decode())']],
  ['ruby', ['-ropen-uri', '-e', 'print URI.open(ARGV[0]).read']],
  ['php', ['-r', 'echo file_get_contents($argv[1]);', '--']],
  ['java', ['-XX:TieredStopAtLevel=1', openJava]],
  // It takes the answer for a repository that is empty.
  ['git', ['ls-remote'], /^$/],
];

describe('The trust environment', () => {
  let server: HealthyServer;
  let trust: Trust;

  before(async () => {
    const pki = new LabPki();
    server = await healthyServer(pki);
    trust = new Trust(await pki.trust());
  });
  after(async () => {
    trust.dispose();
    await server.close();
  });

  for (const [command, args, success = /^hello\n?$/] of clients) {
    const name = command === process.execPath ? 'node' : command;

    it(`makes ${name} trust the lab`, async function () {
      requireCommand(this, command);
      const { stdout, stderr } = await run(command, [...args, server.url], trust.forEnv());
      expect(stdout || stderr).to.match(success);
    });

    it(`is needed by ${name}`, async function () {
      requireCommand(this, command);
      const { stdout, stderr } = await run(command, [...args, server.url]);
      expect(stdout || stderr).to.not.match(success);
      expect(stderr).to.match(/certificat/i);
    });
  }

  it('names files that are there, and nothing of the present environment', () => {
    const { JAVA_TOOL_OPTIONS, ...variables } = trust.forEnv();
    expect(new Set(Object.values(variables))).to.deep.equal(new Set([trust.file]));
    expect(JAVA_TOOL_OPTIONS).to.contain(trust.pkcs12File);
    expect(variables).to.not.have.property('PATH');
  });

  it('lets a JVM keep the options that it had', () => {
    expect(trust.forEnv({ JAVA_TOOL_OPTIONS: '-Xmx64m' }).JAVA_TOOL_OPTIONS).to.match(
      /^-Xmx64m -Djavax\.net\.ssl\.trustStore=/,
    );
  });

  it('quotes for a JVM a path with a space', () => {
    const { JAVA_TOOL_OPTIONS } = trustEnvironment('/a b/ca.pem', '/a b/ca.p12');
    expect(JAVA_TOOL_OPTIONS).to.contain('"-Djavax.net.ssl.trustStore=/a b/ca.p12"');
  });
});
