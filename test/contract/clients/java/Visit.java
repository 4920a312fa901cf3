import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Visits servers: Visit.java (HttpClient|HttpsURLConnection) CA_FILE
 *
 * Says that it is ready, then reads "id⇥url⇥addresses⇥milliseconds" a line and answers each with a line of JSON. The
 * addresses are not for Java: it is told about hosts by -Djdk.net.hosts.file.
 */
public class Visit {
  interface Getter {
    void get(String url, int milliseconds, SSLContext context) throws Exception;
  }

  static final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
          });

  public static void main(String[] arguments) throws Exception {
    Getter getter = arguments[0].equals("HttpClient") ? Visit::withHttpClient : Visit::withUrlConnection;
    TrustManagerFactory trust = trusting(arguments[1]);
    System.out.println("{\"id\":0,\"ok\":true,\"text\":\"ready\"}");
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split("\t");
      threads.execute(() -> visit(words, getter, trust));
    }
  }

  static TrustManagerFactory trusting(String file) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = new FileInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca" + store.size(), each);
      }
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  static void visit(String[] words, Getter getter, TrustManagerFactory trust) {
    String text = null;
    try {
      SSLContext context = SSLContext.getInstance("TLS"); // One a visit, so that no session outlives it.
      context.init(null, trust.getTrustManagers(), null);
      getter.get(words[1], Integer.parseInt(words[3]), context);
    } catch (Throwable failure) {
      text = told(failure);
    }
    String answer = "{\"id\":" + words[0] + ",\"ok\":" + (text == null) + ",\"text\":" + quoted(text) + "}";
    synchronized (System.out) {
      System.out.println(answer);
    }
  }

  static void withHttpClient(String url, int milliseconds, SSLContext context) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(context)
            .executor(threads)
            .connectTimeout(Duration.ofMillis(milliseconds))
            .build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMillis(milliseconds)).build();
    try {
      // The time limit of the request ends with the head of the response; this one is for the body.
      HttpResponse<String> response =
          client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).get(milliseconds + 500L, TimeUnit.MILLISECONDS);
      refuse(response.statusCode(), response.body());
    } catch (ExecutionException wrapped) {
      throw wrapped.getCause() instanceof Exception cause ? cause : wrapped;
    }
  }

  static void withUrlConnection(String url, int milliseconds, SSLContext context) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    if (connection instanceof HttpsURLConnection secure) secure.setSSLSocketFactory(context.getSocketFactory());
    connection.setConnectTimeout(milliseconds);
    connection.setReadTimeout(milliseconds);
    connection.setRequestProperty("Connection", "close");
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    refuse(status, body == null ? "" : new String(body.readAllBytes()));
  }

  static void refuse(int status, String body) throws IOException {
    if (status >= 400) throw new IOException("HTTP status " + status + ": " + body);
  }

  static String told(Throwable failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    for (Throwable each = failure.getCause(); each != null; each = each.getCause()) text.append("\nCaused by: ").append(each);
    return text.toString();
  }

  static String quoted(String text) {
    if (text == null) return "\"\"";
    StringBuilder json = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      if (each == '"' || each == '\\') json.append('\\').append(each);
      else if (each < ' ' || each > '~') json.append(String.format("\\u%04x", (int) each));
      else json.append(each);
    }
    return json.append('"').toString();
  }
}
