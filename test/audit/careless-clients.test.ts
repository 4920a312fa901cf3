import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { type AuditReport, audit, type ClientCommand, type ClientFunction } from '../../src/audit/index.js';
import { nodeClient, secondTry } from './clients/node-client.js';

const dates = ['expired', 'expired-1963', 'intermediate-expired'];
const futures = ['not-yet-valid', 'intermediate-not-yet-valid'];
const names = ['wrong-host', 'parent-domain-cert', 'ip-host-dns-san-only', 'san-null-byte'];
const selfSigned = ['self-signed', 'ingress-default-certificate'];
const strangers = ['untrusted-root', 'lookalike-ca', 'incomplete-chain', 'leaf-bad-signature', 'intermediate-not-ca'];
const versions = ['tls-v1-0', 'tls-v1-1'];
const sound = ['healthy', 'rsa2048', 'wildcard', 'ip-san'];
const exam = [...sound, ...dates, ...futures, ...names, ...selfSigned, ...strangers, ...versions];
const certificates = [...dates, ...futures, ...names, ...selfSigned, ...strangers];

/** What a client failed in, with the verdict. */
async function faultsOf(client: ClientFunction | ClientCommand): Promise<string[]> {
  const report = await audit(client, { scenarios: exam });
  expect(report.control, report.because ?? '').to.equal('accepted');
  return failed(report).sort();
}

const failed = ({ results }: AuditReport): string[] =>
  results.filter(({ grade }) => grade === 'fail').map(({ scenario, verdict }) => `${scenario}: ${verdict}`);
const accepts = (scenarios: readonly string[]): string[] => scenarios.map((each) => `${each}: wrongly-accepted`).sort();

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs with variables in the environment that clients inherit. */
async function withEnvironment<T>(variables: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    return await run();
  } finally {
    process.env = before;
  }
}

const oldVersions: RequestOptions = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' };
const unchecked: RequestOptions = { rejectUnauthorized: false };

describe('An audit of careless clients', function () {
  this.timeout(60_000);

  describe('of Node', () => {
    it('finds nothing wrong with a careful one', async () => {
      expect(await faultsOf(nodeClient())).to.deep.equal([]);
    });
    it('catches one that trusts all, wherever the certificate is wrong and nowhere else', async () => {
      expect(await faultsOf(nodeClient(unchecked))).to.deep.equal(accepts(certificates));
    });
    it('catches one that ignores the host name, for its names', async () => {
      expect(await faultsOf(nodeClient({ checkServerIdentity: () => undefined }))).to.deep.equal(accepts(names));
    });
    it('catches one that ignores expiry, for its dates', async () => {
      expect(await faultsOf(secondTry('CERT_HAS_EXPIRED', unchecked))).to.deep.equal(accepts(dates));
    });
    it('catches one that accepts self-signed certificates', async () => {
      expect(await faultsOf(secondTry('DEPTH_ZERO_SELF_SIGNED_CERT', unchecked))).to.deep.equal(accepts(selfSigned));
    });
    it('catches one that allows old versions', async () => {
      expect(await faultsOf(nodeClient(oldVersions))).to.deep.equal(accepts(versions));
    });
    it('catches one whose checks the environment disables', async () => {
      const fetching = `fetch(process.env.FAULTLS_URL, { signal: AbortSignal.timeout(5000) }).then((r) => r.text())`;
      const command = { command: [process.execPath, '-e', fetching] };
      const found = await withEnvironment({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, () => faultsOf(command));
      expect(found).to.deep.equal(accepts(certificates.filter((each) => each !== 'parent-domain-cert')));
    });
  });

  describe('of Python', () => {
    before(function () {
      if (!isThere('python3')) this.skip();
    });
    const script = fileURLToPath(new URL('clients/client.py', import.meta.url));
    const python = (mistake: string) => faultsOf({ command: ['python3', script, mistake] });

    const mistakes: Readonly<Record<string, readonly string[]>> = {
      careful: [],
      'trusts-all': certificates,
      'ignores-host-name': names,
      'ignores-expiry': [...dates, ...futures],
      'accepts-self-signed': selfSigned,
      'allows-old-versions': versions,
    };
    for (const [mistake, scenarios] of Object.entries(mistakes)) {
      it(`finds what one does wrong that is or does: ${mistake}`, async () => {
        expect(await python(mistake)).to.deep.equal(accepts(scenarios));
      });
    }
    it('catches one whose checks the environment disables', async () => {
      const found = await withEnvironment({ CLIENT_VERIFY: 'no' }, () => python('obeys-environment'));
      expect(found).to.deep.equal(accepts(certificates));
    });
  });

  describe('of curl', () => {
    before(function () {
      if (!isThere('curl')) this.skip();
    });
    const curl = (...options: string[]) =>
      faultsOf({ command: ['curl', ...options, '-sS', '--max-time', '5', '--resolve', '{resolve}', '{url}'] });

    it('finds nothing wrong with a careful one', async () => {
      expect(await curl('--cacert', '{ca}')).to.deep.equal([]);
    });
    it('catches one that trusts all', async () => {
      expect(await curl('--insecure')).to.deep.equal(accepts(certificates));
    });
    it('catches one that allows old versions', async () => {
      expect(await curl('--tlsv1.0', '--ciphers', 'ALL:@SECLEVEL=0')).to.deep.equal(accepts(versions));
    });
    it('catches one whose checks a file of its home disables', async () => {
      const home = mkdtempSync(join(tmpdir(), 'faultls-test-'));
      try {
        writeFileSync(join(home, '.curlrc'), 'insecure\n');
        expect(await withEnvironment({ CURL_HOME: home }, curl)).to.deep.equal(accepts(certificates));
      } finally {
        rmSync(home, { recursive: true });
      }
    });
  });
});
