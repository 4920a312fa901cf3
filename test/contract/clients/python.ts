import { fileURLToPath } from 'node:url';
import type { RealClient } from './client.js';
import { versionOf } from './command.js';
import { Conversation } from './conversation.js';

const program = fileURLToPath(new URL('python/visit.py', import.meta.url));
const versions = 'sys.version.split()[0], "(" + ssl.OPENSSL_VERSION.split("  ")[0].rsplit(" ", 3)[0] + ")"';

function python(library: 'http.client' | 'requests', versionProgram: string): RealClient {
  let talk: Conversation | undefined;
  return {
    name: `python ${library}`,
    speaker: library === 'requests' ? 'requests' : 'python',
    schemes: ['https', 'http'],
    limitsTime: true,
    version: () => versionOf('python3', ['-c', versionProgram], /(.+)/),
    visit(destination) {
      talk ??= new Conversation('python3', [program, library, destination.caFile]);
      return talk.visit(destination);
    },
    close: () => talk?.close(),
  };
}

/** `http.client` over the `ssl` module, with its default context. */
export const pythonHttp = python('http.client', `import ssl, sys\nprint(${versions})`);
export const pythonRequests = python(
  'requests',
  `import requests, ssl, sys\nprint(requests.__version__, "on", ${versions})`,
);
