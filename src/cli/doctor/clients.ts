import { execFile } from 'node:child_process';
import type { DoctorDocument } from '../shapes.js';

/** How each client is asked for its version; the first program that answers counts. */
const clients: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  curl: [['curl', '--version']],
  openssl: [['openssl', 'version']],
  'gnutls-cli': [['gnutls-cli', '--version']],
  python3: [['python3', '--version']],
  go: [['go', 'version']],
  java: [['java', '-version']],
  ruby: [['ruby', '--version']],
  php: [['php', '--version']],
  deno: [['deno', '--version']],
  bun: [['bun', '--version']],
  chromium: [
    ['chromium', '--version'],
    ['chromium-browser', '--version'],
    ['google-chrome', '--version'],
  ],
  firefox: [
    ['firefox', '--version'],
    ['firefox-esr', '--version'],
  ],
};

/** Which clients are installed, and in which version. */
export const installedClients = (): Promise<DoctorDocument['clients']> =>
  Promise.all(Object.entries(clients).map(async ([client, ways]) => ({ client, version: await firstVersion(ways) })));

async function firstVersion(ways: readonly (readonly [string, ...string[]])[]): Promise<string | null> {
  for (const [program, ...words] of ways) {
    const version = await versionOf(program, words);
    if (version !== null) return version;
  }
  return null;
}

/** Java tells its version on standard error. */
const versionOf = (program: string, words: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(program, words, { timeout: 10_000 }, (error, stdout, stderr) => {
      resolve(error ? null : (/\d+(\.\d+)+\w*/.exec(`${stdout}\n${stderr}`)?.[0] ?? 'unknown'));
    });
  });
