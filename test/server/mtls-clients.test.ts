import { execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { type ClientCertificateKind, serve } from '../../src/index.js';
import type { Endpoint } from '../../src/server/index.js';

type Version = 'TLSv1.2' | 'TLSv1.3';

/** A client certificate on disk, or none. */
interface Shown {
  readonly cert: string;
  readonly key: string;
  readonly pfx: string;
  readonly passphrase: string;
}

/** The alert that answers each client certificate; null lets it in. */
const answers: Readonly<Record<ClientCertificateKind | 'none', string | null>> = {
  none: 'certificate_required',
  valid: null,
  expired: 'certificate_expired',
  'not-yet-valid': 'bad_certificate',
  revoked: 'certificate_revoked',
  'wrong-ca': 'unknown_ca',
  'incomplete-chain': 'unknown_ca',
  'self-signed': 'unknown_ca',
  'wrong-eku': 'unsupported_certificate',
  'wrong-key-usage': 'unsupported_certificate',
  'weak-key': 'bad_certificate',
  'bad-certificate-verify': 'decrypt_error',
};

/** Client certificates that a client does not even load. */
const unloadable: Readonly<Record<string, readonly string[]>> = {
  curl: ['weak-key'],
  go: ['bad-certificate-verify'],
};

const sources = fileURLToPath(new URL('./mtls-clients/', import.meta.url));
const has = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const run = (command: string, args: readonly string[], input = ''): Promise<void> =>
  new Promise((resolve) => {
    // Go signs with a key of 1024 bits only when it is told that it may.
    const env = { ...process.env, GODEBUG: 'rsa1024min=0' };
    const child = execFile(command, args, { timeout: 15_000, env }, () => resolve());
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });

describe('mtls-required, met by clients that others have written', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'faultls-mtls-'));
  const shown = new Map<string, Shown>();
  let server: Endpoint;
  let java: ReturnType<typeof startJava> | null = null;

  before(async () => {
    server = await serve('mtls-required');
    for (const kind of Object.keys(answers)) {
      if (kind === 'none') continue;
      const made = await server.clientCertificate(kind as ClientCertificateKind);
      const at = (name: string): string => join(folder, `${kind}.${name}`);
      writeFileSync(at('pem'), made.cert);
      writeFileSync(at('key'), made.key, { mode: 0o600 });
      writeFileSync(at('p12'), made.pfx, { mode: 0o600 });
      shown.set(kind, { cert: at('pem'), key: at('key'), pfx: at('p12'), passphrase: made.passphrase });
    }
  });
  afterEach(() => server.reset());
  after(async () => {
    java?.stop();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const clients: Record<
    string,
    { installed: () => boolean; visit: (version: Version, own: Shown | undefined) => Promise<void> }
  > = {
    curl: {
      installed: () => has('curl', '--version'),
      visit: (version, own) =>
        run('curl', [
          ...['-sS', '--cacert', server.trust.file, '--tlsv1.2', '--tls-max', version.slice('TLSv'.length)],
          ...(own ? ['--cert', own.cert, '--key', own.key] : []),
          server.url,
        ]),
    },
    'openssl s_client': {
      installed: () => has('openssl', 'version'),
      visit: (version, own) =>
        run(
          'openssl',
          [
            ...['s_client', '-quiet', '-connect', `127.0.0.1:${server.port}`, '-servername', 'localhost'],
            ...[
              '-CAfile',
              server.trust.file,
              '-cipher',
              'DEFAULT@SECLEVEL=0',
              version === 'TLSv1.2' ? '-tls1_2' : '-tls1_3',
            ],
            ...(own ? ['-cert', own.cert, '-key', own.key, '-cert_chain', own.cert] : []),
          ],
          'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
        ),
    },
    go: {
      installed: () =>
        has('go', 'version') && has('go', 'build', '-o', join(folder, 'visit'), join(sources, 'visit.go')),
      visit: (version, own) =>
        run(join(folder, 'visit'), [
          `127.0.0.1:${server.port}`,
          server.trust.file,
          own?.cert ?? 'none',
          own?.key ?? 'none',
          version,
        ]),
    },
    java: {
      installed: () => has('java', '-version'),
      visit: async (version, own) => {
        java ??= startJava();
        await java.ask(
          [server.port, server.trust.pkcs12File, own?.pfx ?? 'none', own?.passphrase ?? 'none', version].join(' '),
        );
      },
    },
  };

  for (const [name, client] of Object.entries(clients)) {
    describe(name, () => {
      let installed = false;
      before(() => {
        installed = client.installed();
      });
      for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
        for (const [kind, answer] of Object.entries(answers)) {
          const expected = kind === 'none' && version === 'TLSv1.2' ? 'handshake_failure' : answer;
          const loads = !unloadable[name]?.includes(kind);
          it(`${version}, ${kind}: ${loads ? (expected ?? 'comes in') : 'is not even loaded'}`, async function () {
            if (!installed) this.skip();
            await client.visit(version, shown.get(kind));
            const [connection] = server.connections;
            if (!loads) {
              expect(connection?.clientHello ?? null).to.equal(null);
              return;
            }
            await connection?.whenEnded;
            const alert = connection?.alerts.find((each) => each.from === 'server' && each.code !== 0);
            expect(alert?.name ?? null).to.equal(expected);
            expect((connection?.applicationBytes ?? 0) > 0).to.equal(expected === null);
          });
        }
      }
    });
  }
});

/** One virtual machine for all visits, which answers each line with a line. */
function startJava(): { ask(line: string): Promise<string>; stop(): void } {
  // The disabled algorithms would keep the weak key at home.
  const child = spawn('java', ['-Djdk.tls.disabledAlgorithms=', join(sources, 'Visit.java')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  child.once('exit', () => {
    for (const each of waiting) each('error the virtual machine ended');
  });
  return {
    ask: (line) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${line}\n`);
      }),
    stop: () => child.kill(),
  };
}
