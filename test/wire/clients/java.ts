import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, workFolder } from '../support/run.js';
import type { RealClient, Trust } from './client.js';
import { Conversation } from './conversation.js';

const program = `
import java.io.*;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.*;

public class Visit {
  public static void main(String[] arguments) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream file = new FileInputStream(arguments[0])) {
      store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      System.out.println(visit(context, Integer.parseInt(words[0]), words[1]).replace("\\r", "").replace("\\n", "|"));
    }
  }

  static String visit(SSLContext context, int port, String version) {
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setSoTimeout(10000);
      SSLParameters parameters = socket.getSSLParameters();
      if (!version.equals("any")) parameters.setProtocols(new String[] {version});
      parameters.setCipherSuites(socket.getSupportedCipherSuites());
      parameters.setServerNames(List.of(new SNIHostName("localhost")));
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write("GET / HTTP/1.0\\r\\n\\r\\n".getBytes());
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes());
    } catch (Throwable failure) {
      return failure.toString();
    }
  }
}
`;

/** What Java keeps locked away: with nothing disabled it speaks SSL 3.0, RC4, DES, export, NULL and anonymous suites. */
const unlocked = ['jdk.tls.disabledAlgorithms', 'jdk.tls.legacyAlgorithms', 'jdk.certpath.disabledAlgorithms'];

const groups = 'x25519,secp256r1,secp384r1,secp521r1,x448,ffdhe2048,ffdhe3072,ffdhe4096';

export function javaClient({ file }: Trust): RealClient {
  const source = join(workFolder, 'Visit.java');
  const security = join(workFolder, 'unlocked.security');
  writeFileSync(source, program);
  writeFileSync(security, unlocked.map((name) => `${name}=\n`).join(''));
  const options = [`-Djava.security.properties=${security}`, `-Djdk.tls.namedGroups=${groups}`, '-Xshare:auto'];
  const java = new Conversation('java', [...options, source, file]);
  return {
    name: 'java',
    stack: 'Java',
    installed: isInstalled('java'),
    visit: (port, version) => java.ask(`${port} ${version ?? 'any'}`),
    close: () => java.close(),
  };
}
