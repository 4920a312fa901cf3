import { storePassword } from '../../pki/pkcs12.js';

/** Who reads a path of a PEM file, and from which variable. */
const readers: Readonly<Record<string, string>> = {
  NODE_EXTRA_CA_CERTS: 'Node and Bun, once at start, beside their own roots',
  SSL_CERT_FILE: 'OpenSSL, Go (not on macOS or Windows), Python ssl, httpx, Ruby, PHP, uv, rustls-native-certs',
  CURL_CA_BUNDLE: 'curl; Python Requests as its second choice',
  REQUESTS_CA_BUNDLE: 'Python Requests',
  GIT_SSL_CAINFO: 'git over https',
  DENO_CERT: 'Deno, beside its own roots',
  AWS_CA_BUNDLE: 'AWS CLI, boto3, AWS SDK for Go',
  PIP_CERT: 'pip',
  CARGO_HTTP_CAINFO: 'Cargo',
  npm_config_cafile: 'npm, Yarn 1',
  YARN_HTTPS_CA_FILE_PATH: 'Yarn 2 and later',
  GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: 'gRPC for C++, Python, Ruby, PHP and Node',
  HTTPLIB2_CA_CERTS: 'Python httplib2',
  PERL_LWP_SSL_CA_FILE: 'Perl LWP',
  NIX_SSL_CERT_FILE: 'Nix, and programs built by it',
};

/**
 * The environment in which a client that takes no options trusts these files. Most clients then trust nothing else: the
 * variables replace their roots, except where it says "beside".
 *
 * `javaOptions` are options that a JVM should keep; every JVM reads JAVA_TOOL_OPTIONS, and says so on standard error.
 */
export function trustEnvironment(pemFile: string, pkcs12File: string, javaOptions = ''): Record<string, string> {
  const java = {
    'javax.net.ssl.trustStore': pkcs12File,
    'javax.net.ssl.trustStoreType': 'PKCS12',
    'javax.net.ssl.trustStorePassword': storePassword,
  };
  const options = Object.entries(java).map(([property, value]) => quoted(`-D${property}=${value}`));
  return {
    ...Object.fromEntries(Object.keys(readers).map((variable) => [variable, pemFile])),
    JAVA_TOOL_OPTIONS: [javaOptions, ...options].filter(Boolean).join(' '),
  };
}

/** A JVM splits JAVA_TOOL_OPTIONS at white space, but for what stands in quotes. */
const quoted = (option: string): string => (/\s/.test(option) ? `"${option}"` : option);
