import { execFile, spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { serve } from '../../src/index.js';

/** What a scanner that others have written must find on each endpoint, and nothing else of its kind. */
const finds: Readonly<Record<string, { readonly versions: readonly string[]; readonly suites: RegExp }>> = {
  'ssl-v3': { versions: ['SSLv3'], suites: /^/ },
  'tls-v1-0': { versions: ['TLSv1.0'], suites: /AES/ },
  'tls-v1-1': { versions: ['TLSv1.1'], suites: /AES/ },
  'rc4-sha': { versions: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'], suites: /RC4_128_SHA/ },
  'rc4-md5': { versions: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'], suites: /RC4_128_MD5/ },
  'triple-des': { versions: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'], suites: /3DES/ },
  'export-cipher': { versions: ['TLSv1.0'], suites: /EXPORT_WITH_RC4_40/ },
  'null-cipher': { versions: ['TLSv1.2'], suites: / 0 bits .*NULL/ },
  'anonymous-adh': { versions: ['TLSv1.2'], suites: /ADH/ },
  'anonymous-aecdh': { versions: ['TLSv1.2'], suites: /AECDH/ },
  'static-rsa': { versions: ['TLSv1.2'], suites: /bits +(AES|CAMELLIA|ARIA)/ },
  dh1024: { versions: ['TLSv1.2'], suites: /DHE 1024 bits/ },
  dh512: { versions: ['TLSv1.2'], suites: /DHE 512 bits/ },
};

const installed = spawnSync('sslscan', ['--version']).status === 0;

const scan = (port: number): Promise<string> =>
  new Promise((resolve) => {
    execFile(
      'sslscan',
      ['--no-colour', '--no-heartbleed', `localhost:${port}`],
      { timeout: 60_000 },
      (_error, output) => resolve(output),
    );
  });

describe(`the weak endpoints, seen by sslscan${installed ? '' : ' (sslscan is not installed)'}`, () => {
  for (const [name, { versions, suites }] of Object.entries(finds)) {
    it(`${name} speaks ${versions.join(', ')} and only what its name says`, async function () {
      if (!installed) this.skip();
      this.timeout(90_000);
      const server = await serve(name);
      try {
        const lines = (await scan(server.port)).split('\n');
        const enabled = lines.flatMap((line) => /^((?:SSL|TLS)v\S+) +enabled/.exec(line)?.[1] ?? []);
        expect(enabled).to.deep.equal(versions);
        const accepted = lines.filter((line) => /^(Preferred|Accepted)/.test(line));
        expect(accepted.filter((line) => !suites.test(line))).to.deep.equal([]);
        if (name !== 'ssl-v3') expect(accepted).to.not.have.length(0);
      } finally {
        await server.close();
      }
    });
  }
});
