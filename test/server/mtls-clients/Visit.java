import java.io.FileInputStream;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.net.Socket;
import javax.net.ssl.*;

/** One TLS connection a line of standard input: `port truststore keystore password version`. */
public class Visit {
  public static void main(String[] args) throws Exception {
    var lines = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null; ) {
      try {
        System.out.println("answer " + visit(line.split(" ")).replaceAll("\\s+", " "));
      } catch (Exception error) {
        System.out.println("error " + error.toString().replaceAll("\\s+", " "));
      }
    }
  }

  static String visit(String[] words) throws Exception {
    var trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(store(words[1], "changeit"));
    KeyManager[] keys = words[2].equals("none") ? null : new KeyManager[] {new Always(store(words[2], words[3]), words[3])};
    var context = SSLContext.getInstance("TLS");
    context.init(keys, trusted.getTrustManagers(), null);
    try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", Integer.parseInt(words[0]))) {
      socket.setEnabledProtocols(new String[] {words[4]});
      socket.setSoTimeout(5000);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
      return new String(socket.getInputStream().readAllBytes());
    }
  }

  static KeyStore store(String file, String password) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = new FileInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    return store;
  }

  /** Shows its certificate whatever the server asks for: it is the server that is tested here. */
  static class Always extends X509ExtendedKeyManager {
    final X509Certificate[] chain;
    final PrivateKey key;

    Always(KeyStore store, String password) throws Exception {
      var alias = store.aliases().nextElement();
      var certificates = store.getCertificateChain(alias);
      chain = java.util.Arrays.copyOf(certificates, certificates.length, X509Certificate[].class);
      key = (PrivateKey) store.getKey(alias, password.toCharArray());
    }

    public String[] getClientAliases(String type, Principal[] issuers) { return new String[] {"it"}; }
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) { return "it"; }
    public String[] getServerAliases(String type, Principal[] issuers) { return null; }
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) { return null; }
    public X509Certificate[] getCertificateChain(String alias) { return chain; }
    public PrivateKey getPrivateKey(String alias) { return key; }
  }
}
