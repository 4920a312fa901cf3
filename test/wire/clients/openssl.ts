import tls from 'node:tls';
import type { ProtocolVersion } from '../../../src/wire/index.js';
import { isInstalled, run } from '../support/run.js';
import { body } from '../support/wire-server.js';
import { type RealClient, request, type Trust } from './client.js';
import { Conversation } from './conversation.js';

/** Everything that OpenSSL still has, the anonymous and the unencrypted included. */
const everything = 'ALL:COMPLEMENTOFALL:@SECLEVEL=0';
const groups = 'X25519:P-256:P-384:P-521:X448:ffdhe2048:ffdhe3072:ffdhe4096';
const schemes =
  'ed25519:ed448:ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512:rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:rsa_pss_pss_sha256:rsa_pss_pss_sha384:rsa_pss_pss_sha512:RSA+SHA256:RSA+SHA384:RSA+SHA512:RSA+SHA224:ECDSA+SHA224:ECDSA+SHA1:RSA+SHA1:DSA+SHA256:DSA+SHA1';

export const nodeClient = ({ pem }: Trust): RealClient => ({
  name: 'node',
  stack: 'OpenSSL',
  installed: true,
  visit: (port, version) =>
    new Promise((resolve) => {
      if (version === 'SSLv3') {
        resolve('Node has no SSL 3.0');
        return;
      }
      const socket = tls.connect({
        port,
        host: '127.0.0.1',
        servername: 'localhost',
        ca: pem,
        ciphers: everything,
        // Anonymous suites have no certificate to check; the others are checked.
        checkServerIdentity: () => undefined,
        ecdhCurve: 'X25519:P-256:P-384:P-521:X448',
        sigalgs: schemes,
        ...(version ? { minVersion: version, maxVersion: version } : {}),
        minDHSize: 512,
      });
      let text = '';
      socket.on('secureConnect', () => socket.end(request));
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      socket.on('error', (error) => {
        text += error.message;
      });
      socket.on('close', () => resolve(text));
    }),
});

const flags: Partial<Record<ProtocolVersion, string>> = {
  TLSv1: '-tls1',
  'TLSv1.1': '-tls1_1',
  'TLSv1.2': '-tls1_2',
  'TLSv1.3': '-tls1_3',
};

export const opensslClient = ({ file }: Trust): RealClient => ({
  name: 'openssl s_client',
  stack: 'OpenSSL',
  installed: isInstalled('openssl'),
  async visit(port, version) {
    const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'localhost', '-CAfile', file];
    const offer = ['-cipher', everything, '-groups', groups, '-sigalgs', schemes];
    const only = version ? [flags[version] ?? '-ssl3'] : [];
    const said = await run('openssl', [...args, ...offer, ...only, '-ign_eof'], { input: request, until: body });
    return said.text;
  },
});

export const curlClient = ({ file }: Trust): RealClient => ({
  name: 'curl',
  stack: 'OpenSSL',
  installed: isInstalled('curl'),
  async visit(port, version) {
    const number = version?.slice('TLSv'.length);
    const range = number ? ['--tlsv1.0', '--tls-max', number === '1' ? '1.0' : number] : [];
    const said = await run('curl', [
      '-sS',
      '--cacert',
      file,
      ...range,
      '--ciphers',
      everything,
      `https://localhost:${port}/`,
    ]);
    return said.text;
  },
});

const pythonProgram = `
import socket, ssl, sys
for line in sys.stdin:
    port, version = line.split()
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(sys.argv[1])
        context.set_ciphers("ALL:COMPLEMENTOFALL:@SECLEVEL=0")
        if version != "any":
            context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version.replace(".", "_"))
        with socket.create_connection(("127.0.0.1", int(port))) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as secure:
                secure.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
                text = b""
                while True:
                    more = secure.recv(4096)
                    if not more: break
                    text += more
                print(repr(text), flush=True)
    except Exception as error:
        print(repr(error), flush=True)
`;

export function pythonClient({ file }: Trust): RealClient {
  const python = new Conversation('python3', ['-W', 'ignore', '-c', pythonProgram, file]);
  return {
    name: 'python',
    stack: 'OpenSSL',
    installed: isInstalled('python3'),
    visit: (port, version) => python.ask(`${port} ${version ?? 'any'}`),
    close: () => python.close(),
  };
}
