import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RealClient } from './client.js';
import { environment, versionOf } from './command.js';
import { Conversation } from './conversation.js';

const program = fileURLToPath(new URL('go/visit.go', import.meta.url));

function go(): RealClient {
  let folder: string | undefined;
  let talk: Promise<Conversation> | undefined;
  const open = async (caFile: string): Promise<Conversation> => {
    folder = mkdtempSync(join(tmpdir(), 'faultls-go-'));
    const binary = join(folder, 'visit');
    // Standard library only, and the toolchain that is here: nothing is fetched.
    const env = { ...environment, GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off' };
    await promisify(execFile)('go', ['build', '-o', binary, program], { cwd: folder, env });
    return new Conversation(binary, [caFile]);
  };
  return {
    name: 'go net/http',
    speaker: 'go',
    schemes: ['https', 'http'],
    limitsTime: true,
    version: () => versionOf('go', ['version'], /go version go(\S+)/),
    async visit(destination) {
      talk ??= open(destination.caFile);
      return (await talk).visit(destination);
    },
    close() {
      talk?.then(
        (each) => each.close(),
        () => {},
      );
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Go's `net/http`, compiled once a run. */
export const goHttp = go();
