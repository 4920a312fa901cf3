import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Destination, RealClient } from './client.js';
import { versionOf } from './command.js';
import { Conversation } from './conversation.js';

const program = fileURLToPath(new URL('java/Visit.java', import.meta.url));

/**
 * Java resolves names from a file of its own when it is told to, and reads that file again whenever it looks a name up:
 * a host is added to it before the first visit there.
 */
function java(api: 'HttpClient' | 'HttpsURLConnection'): RealClient {
  let folder: string | undefined;
  let talk: Conversation | undefined;
  const hosts = new Set<string>();
  const open = (caFile: string): Conversation => {
    folder = mkdtempSync(join(tmpdir(), 'faultls-java-'));
    const options = [`-Djdk.net.hosts.file=${join(folder, 'hosts')}`, '-Xshare:auto', '-XX:TieredStopAtLevel=1'];
    return new Conversation('java', [...options, program, api, caFile]);
  };
  const introduce = ({ host, resolve }: Destination): void => {
    if (!folder || !resolve || hosts.has(host)) return;
    hosts.add(host);
    const file = join(folder, 'hosts');
    writeFileSync(`${file}.new`, [...hosts].map((each) => `127.0.0.1 ${each}\n`).join(''));
    renameSync(`${file}.new`, file); // At once, since Java may be reading it.
  };
  return {
    name: `java ${api}`,
    speaker: 'java',
    schemes: ['https', 'http'],
    limitsTime: true,
    version: () => versionOf('java', ['-version'], /version "([^"]+)"/),
    visit(destination) {
      talk ??= open(destination.caFile);
      introduce(destination);
      return talk.visit(destination);
    },
    close() {
      talk?.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const javaHttpClient = java('HttpClient');
export const javaUrlConnection = java('HttpsURLConnection');
