import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import type { AlertName, ClientAuthentication, ProtocolVersion, WireOptions } from '../../src/wire/index.js';
import { buildGo } from './clients/go.js';
import { trust } from './clients/index.js';
import { authority, clientIdentity, identity } from './support/identities.js';
import { visit } from './support/node-client.js';
import { isInstalled, run, workFolder } from './support/run.js';
import { body, startServer, type WireServer } from './support/wire-server.js';

const willing: ClientAuthentication = { required: true, verify: () => null };

describe('a client certificate', () => {
  let server: WireServer;

  afterEach(() => server?.close());

  async function start(
    version: ProtocolVersion,
    clientAuthentication: ClientAuthentication,
    more: Partial<WireOptions> = {},
  ) {
    const identities = [await identity('rsa-2048')];
    server = await startServer({ identities, versions: [version], clientAuthentication, ...more });
  }

  async function present(spec: Parameters<typeof clientIdentity>[0] = 'p256') {
    const { pem, key, der } = await clientIdentity(spec);
    return { der, options: { cert: pem, key: key.export({ format: 'pem', type: 'pkcs8' }) } };
  }

  for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
    for (const spec of ['p256', 'rsa-2048', 'ed25519', 'rsa-pss-2048'] as const) {
      it(`of kind ${spec} is asked for, shown and proven in ${version}`, async () => {
        await start(version, willing);
        const { der, options } = await present(spec);
        expect(await visit(server.port, options)).to.include({ accepted: true, error: null });
        expect(server.visit.clientChain?.[0]?.equals(der)).to.equal(true);
        expect(server.visit.messages.map(({ name }) => name)).to.include('CertificateRequest');
        expect(server.visit.messages.filter(({ name }) => name === 'CertificateVerify')).not.to.have.lengthOf(0);
      });
    }

    it(`that is missing is answered with ${version === 'TLSv1.3' ? 'certificate_required' : 'handshake_failure'} in ${version}`, async () => {
      await start(version, willing);
      const made = await visit(server.port);
      expect(made.accepted).to.equal(false);
      const sent = server.visit.alerts.find(({ direction }) => direction === 'sent');
      expect(sent).to.include({
        name: version === 'TLSv1.3' ? 'certificate_required' : 'handshake_failure',
        level: 'fatal',
      });
    });

    it(`may be missing where it is optional in ${version}`, async () => {
      await start(version, { required: false, verify: () => 'unknown_ca' });
      expect((await visit(server.port)).accepted).to.equal(true);
      expect(server.visit.clientChain).to.deep.equal([]);
    });

    const answers: readonly AlertName[] = [
      'bad_certificate',
      'certificate_revoked',
      'certificate_expired',
      'unknown_ca',
    ];
    for (const alert of answers) {
      it(`is refused with ${alert} in ${version} when that is the judgement`, async () => {
        await start(version, { required: true, verify: async () => alert });
        const { options } = await present();
        const made = await visit(server.port, options);
        expect(made.accepted).to.equal(false);
        expect(made.error).to.match(
          new RegExp(`ALERT_${alert.replace('certificate_', '(CERTIFICATE_)?').toUpperCase()}|ECONNRESET`),
        );
        expect(server.visit.alerts.find(({ direction }) => direction === 'sent')?.name).to.equal(alert);
        expect(server.visit.accepted).to.equal(false);
      });
    }
  }

  it('is asked for from the authorities that are named', async () => {
    const { subject } = await authority;
    await start('TLSv1.3', { ...willing, authorities: [subject] });
    const { file } = await trust();
    const args = ['s_client', '-connect', `127.0.0.1:${server.port}`, '-servername', 'localhost', '-CAfile', file];
    const said = await run('openssl', args, { input: '' });
    expect(said.text).to.match(/Acceptable client certificate CA names\s+CN = Wire Test CA/);
  });

  for (const version of ['TLSv1.2', 'TLSv1.1', 'TLSv1'] as const) {
    it(`whose proof was forged is answered with decrypt_error in ${version}`, async () => {
      const old = { cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'] } as const;
      await start(version, willing, old);
      const forger = await forgeCertificateVerify(server.port);
      const { options } = await present('rsa-2048');
      const client = { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0', ...options };
      const made = await visit((forger.address() as AddressInfo).port, client);
      forger.close();
      expect(made.accepted).to.equal(false);
      expect(server.visit.troubles).to.deep.equal(['the CertificateVerify of the client does not verify']);
      expect(server.visit.alerts.find(({ direction }) => direction === 'sent')?.name).to.equal('decrypt_error');
      expect(await visit(server.port, client), 'without the forger').to.include({ accepted: true });
    });
  }

  it('whose proof comes from another key is answered with decrypt_error, in TLS 1.3 too', async function () {
    if (!isInstalled('go')) this.skip();
    this.timeout(60_000);
    const { der } = await clientIdentity('p256');
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const present = await buildGo('impostor', impostorProgram);
    const [cert, key] = [join(workFolder, 'impostor.der'), join(workFolder, 'impostor.key')];
    writeFileSync(cert, der);
    writeFileSync(key, other.export({ format: 'der', type: 'pkcs8' }));
    for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
      await start(version, willing);
      await run(present, [String(server.port), cert, key]);
      await server.visit.session.closed;
      expect(server.visit.alerts.find(({ direction }) => direction === 'sent')?.name, version).to.equal(
        'decrypt_error',
      );
      expect(server.visit.accepted).to.equal(false);
      await server.close();
    }
  });

  it('that cannot be read is answered with bad_certificate', async () => {
    await start('TLSv1.2', willing);
    const forger = await forge(server.port, (bytes, at) => bytes.fill(0xff, at + 20, at + 40), 11);
    const { options } = await present();
    await visit((forger.address() as AddressInfo).port, options);
    forger.close();
    expect(server.visit.alerts.find(({ direction }) => direction === 'sent')?.name).to.equal('bad_certificate');
  });

  it('is shown by gnutls-cli and curl too', async function () {
    const missing = ['gnutls-cli', 'curl'].filter((program) => !isInstalled(program));
    if (missing.length > 0) this.skip();
    const { options } = await present();
    const [cert, key] = [join(workFolder, 'client.pem'), join(workFolder, 'client.key')];
    writeFileSync(cert, options.cert);
    writeFileSync(key, options.key);
    const { file } = await trust();
    for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
      await start(version, willing);
      const curl = await run('curl', [
        '-sS',
        '--cacert',
        file,
        '--cert',
        cert,
        '--key',
        key,
        `https://localhost:${server.port}/`,
      ]);
      expect(curl.text).to.equal(body);
      const host = [
        '-p',
        String(server.port),
        '--sni-hostname',
        'localhost',
        '--verify-hostname',
        'localhost',
        '127.0.0.1',
      ];
      const gnutls = await run(
        'gnutls-cli',
        ['--x509cafile', file, '--x509certfile', cert, '--x509keyfile', key, ...host],
        {
          input: 'GET / HTTP/1.0\r\n\r\n',
          until: body,
        },
      );
      expect(gnutls.text).to.include(body);
      await server.close();
    }
  });

  it('is shown by Java in SSL 3.0 and TLS 1.0, which sign otherwise', async function () {
    if (!isInstalled('java') || !isInstalled('openssl')) this.skip();
    this.timeout(30_000);
    const store = await javaKeyStore();
    for (const version of ['SSLv3', 'TLSv1'] as const) {
      await start(version, willing, { cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] });
      const security = join(workFolder, 'old.security');
      writeFileSync(
        security,
        'jdk.tls.disabledAlgorithms=\njdk.tls.legacyAlgorithms=\njdk.certpath.disabledAlgorithms=\n',
      );
      const source = join(workFolder, 'Show.java');
      writeFileSync(source, showProgram);
      const said = await run('java', [
        `-Djava.security.properties=${security}`,
        source,
        String(server.port),
        version,
        store,
      ]);
      expect(said.text).to.include(body.trim());
      expect(server.visit.clientChain).to.have.lengthOf(1);
      await server.close();
    }
  });
});

/** Go does not ask whether key and certificate belong together. */
const impostorProgram = `package main

import (
	"crypto"
	"crypto/tls"
	"crypto/x509"
	"io"
	"os"
)

func main() {
	der, _ := os.ReadFile(os.Args[2])
	pkcs8, _ := os.ReadFile(os.Args[3])
	key, _ := x509.ParsePKCS8PrivateKey(pkcs8)
	mine := tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key.(crypto.Signer)}
	connection, err := tls.Dial("tcp", "127.0.0.1:"+os.Args[1], &tls.Config{InsecureSkipVerify: true, Certificates: []tls.Certificate{mine}})
	if err == nil {
		io.ReadAll(connection)
	}
}
`;

/** A key store for Java, with an RSA key. */
async function javaKeyStore(): Promise<string> {
  const { pem, key } = await clientIdentity('rsa-2048');
  const [both, store] = [join(workFolder, 'both.pem'), join(workFolder, 'client.p12')];
  writeFileSync(both, pem + key.export({ format: 'pem', type: 'pkcs8' }));
  execFileSync('openssl', ['pkcs12', '-export', '-in', both, '-out', store, '-passout', 'pass:secret']);
  return store;
}

const showProgram = `
import java.io.*;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.*;

public class Show {
  public static void main(String[] arguments) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = new FileInputStream(arguments[2])) { store.load(file, "secret".toCharArray()); }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, "secret".toCharArray());
    TrustManager anyone = new X509TrustManager() {
      public void checkClientTrusted(X509Certificate[] chain, String kind) {}
      public void checkServerTrusted(X509Certificate[] chain, String kind) {}
      public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
    };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), new TrustManager[] {anyone}, null);
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", Integer.parseInt(arguments[0]))) {
      socket.setEnabledProtocols(new String[] {arguments[1]});
      socket.setEnabledCipherSuites(socket.getSupportedCipherSuites());
      socket.getOutputStream().write("GET / HTTP/1.0\\r\\n\\r\\n".getBytes());
      System.out.println(new String(socket.getInputStream().readAllBytes()));
    }
  }
}
`;

/** Stands between client and server, and flips the last bit of the client's CertificateVerify: up to TLS 1.2 it is clear text. */
const forgeCertificateVerify = (port: number) =>
  forge(
    port,
    (bytes, at, length) => {
      bytes[at + 3 + length] = (bytes[at + 3 + length] as number) ^ 1;
    },
    15,
  );

function forge(
  port: number,
  change: (bytes: Buffer, at: number, length: number) => void,
  type: number,
): Promise<net.Server> {
  const proxy = net.createServer((client) => {
    const server = net.connect(port, '127.0.0.1');
    server.pipe(client);
    client.on('data', (bytes) => {
      for (let at = 0; at + 9 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) {
        if (bytes[at] !== 22) continue;
        const end = at + 5 + bytes.readUInt16BE(at + 3);
        for (let message = at + 5; message + 4 <= end; message += 4 + bytes.readUIntBE(message + 1, 3)) {
          if (bytes[message] === type) change(bytes, message, bytes.readUIntBE(message + 1, 3));
        }
      }
      server.write(bytes);
    });
    client.on('end', () => server.end());
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
  });
  return new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(proxy)));
}
