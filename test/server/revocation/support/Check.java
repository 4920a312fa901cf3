import java.io.FileInputStream;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Dials each PORT with Java's own revocation checks, and tells in one line how each handshake ended. */
public class Check {
  public static void main(String[] arguments) throws Exception {
    Security.setProperty("ocsp.enable", arguments[0]);
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    try (FileInputStream file = new FileInputStream(arguments[1])) {
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        roots.setCertificateEntry(String.valueOf(roots.size()), each);
      }
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    for (int n = 2; n < arguments.length; n++) System.out.println(visit(context, Integer.parseInt(arguments[n])));
  }

  private static String visit(SSLContext context, int port) throws Exception {
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      return "accepted";
    } catch (Exception error) {
      Throwable cause = error;
      while (cause.getCause() != null) cause = cause.getCause();
      return String.valueOf(cause.getMessage()).replace('\n', ' ');
    }
  }
}
