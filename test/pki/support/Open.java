import java.net.URI;

/** Opens a URL with the trust and the identity that the JVM was told, and prints what the server says. */
public class Open {
  public static void main(String[] arguments) throws Exception {
    System.out.print(new String(URI.create(arguments[0]).toURL().openStream().readAllBytes()));
  }
}
