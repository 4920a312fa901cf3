import { curl, type LessonText, tool } from './writing.js';

export const otherLocalConfig: LessonText = {
  title: 'Files or settings of the client are wrong',
  broken:
    'The fault lies on this side, before or beside the connection: the CA bundle is missing, unreadable or empty, a key needs another passphrase, a PEM file holds something else, or the TLS library is set up wrongly.',
  symptom:
    '"error setting certificate verify locations", "the trustAnchors parameter must be non-empty", "keystore password was incorrect", "no start line". It fails for every server, or before any packet is sent.',
  confirm: [
    curl('curl -sv https://HOST:PORT/ -o /dev/null', 'The paths after "CAfile:" and "CApath:"; exit code 58 or 77.'),
    tool(
      'openssl',
      'openssl x509 -noout -subject -in FILE; openssl pkey -noout -in KEY',
      'Whether the files can be read, and what they are.',
    ),
    tool(
      'env',
      'env | grep -iE "ssl_cert|ca_bundle|extra_ca|truststore|openssl_conf"',
      'Settings that point to other files.',
    ),
  ],
  fix: {
    server: 'Nothing to fix on the other side. (When it is a server that says so at start, its own files are meant.)',
    client:
      'Install the CA bundle (`ca-certificates` in slim images), correct the path and the rights of the file, its format (PEM, DER, PKCS#12) and passphrase, and remove environment variables that point nowhere.',
  },
  never: {
    do: ['curl -k', 'rejectUnauthorized: false', 'verify=False', 'chmod 777 on a key'],
    why: 'A missing file is a minute of work; unchecked connections and readable keys stay for years.',
  },
  retry: { helps: 'no', why: 'Nothing changes until the file or the setting does.' },
  answer: {
    status: 500,
    title: 'Service TLS configuration is wrong',
    log: 'Which file or setting, and what the library said about it; never the passphrase or the key.',
  },
};
