/** What a client family needs to be told in its own words. */
export interface AtHand {
  /** A command that repeats the failure with this client itself. */
  readonly probe: string;
  /** How this client is made to trust one more CA. */
  readonly trust: string;
  /** Its own switches that turn the checks off. */
  readonly unchecked: readonly string[];
}

const node: AtHand = {
  probe: `node -e "require('node:https').get('https://HOST:PORT/', (r) => console.log(r.statusCode)).on('error', console.error)"`,
  trust: 'NODE_EXTRA_CA_CERTS=CA.pem in the environment, or `ca` in the options of the request',
  unchecked: ['rejectUnauthorized: false', 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
};
const python: AtHand = {
  probe: `python3 -c "import urllib.request; print(urllib.request.urlopen('https://HOST:PORT/').status)"`,
  trust:
    'SSL_CERT_FILE=CA.pem (ssl, httpx), REQUESTS_CA_BUNDLE=CA.pem (requests), or `cafile` of ssl.create_default_context',
  unchecked: ['verify=False', 'ssl._create_unverified_context', 'ssl=False', 'check_hostname = False'],
};
const go: AtHand = {
  probe: 'curl -sv https://HOST:PORT/ -o /dev/null',
  trust: 'SSL_CERT_FILE=CA.pem in the environment, or RootCAs of tls.Config',
  unchecked: ['InsecureSkipVerify: true'],
};
const java: AtHand = {
  probe: 'keytool -printcert -sslserver HOST:PORT',
  trust: 'keytool -importcert -alias lab -file CA.pem -keystore t.p12, then -Djavax.net.ssl.trustStore=t.p12',
  unchecked: ['a TrustManager that accepts everything', 'NoopHostnameVerifier'],
};
const dotnet: AtHand = {
  probe: 'pwsh -c "Invoke-WebRequest https://HOST:PORT/"',
  trust: 'import the CA into the Root store (Windows), or SSL_CERT_FILE=CA.pem (Linux)',
  unchecked: [
    'ServerCertificateCustomValidationCallback = (…) => true',
    '-SkipCertificateCheck',
    'TrustServerCertificate=true',
  ],
};

/** The families that have something to say of their own. Others are told with openssl and curl. */
export const atHand: Readonly<Record<string, AtHand>> = {
  curl: {
    probe: 'curl -sv https://HOST:PORT/ -o /dev/null',
    trust: '--cacert CA.pem, or CURL_CA_BUNDLE=CA.pem in the environment',
    unchecked: ['curl -k', '--insecure'],
  },
  wget: {
    probe: 'wget -O /dev/null https://HOST:PORT/',
    trust: '--ca-certificate=CA.pem',
    unchecked: ['--no-check-certificate'],
  },
  git: {
    probe: 'GIT_CURL_VERBOSE=1 git ls-remote https://HOST:PORT/REPOSITORY',
    trust: 'git config --global http.sslCAInfo CA.pem',
    unchecked: ['http.sslVerify=false', 'GIT_SSL_NO_VERIFY=1'],
  },
  node,
  undici: node,
  axios: node,
  got: node,
  npm: {
    probe: 'npm ping --registry https://HOST:PORT/',
    trust: 'npm config set cafile CA.pem, or NODE_EXTRA_CA_CERTS=CA.pem',
    unchecked: ['strict-ssl=false', 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
  },
  python,
  requests: python,
  httpx: python,
  aiohttp: python,
  pip: {
    probe: 'pip download --no-deps --index-url https://HOST:PORT/simple PACKAGE',
    trust: 'pip config set global.cert CA.pem',
    unchecked: ['--trusted-host'],
  },
  go,
  docker: {
    probe: 'docker pull HOST:PORT/IMAGE',
    trust: 'put CA.pem into /etc/docker/certs.d/HOST:PORT/ca.crt',
    unchecked: ['insecure-registries'],
  },
  kubectl: {
    probe: 'kubectl --v=8 version',
    trust: 'certificate-authority in the kubeconfig',
    unchecked: ['insecure-skip-tls-verify: true'],
  },
  grpc: {
    probe: 'openssl s_client -connect HOST:PORT -servername HOST -alpn h2 </dev/null',
    trust: 'GRPC_DEFAULT_SSL_ROOTS_FILE_PATH=CA.pem, or the roots of the channel credentials',
    unchecked: ['insecure channel credentials', 'grpc.WithInsecure()'],
  },
  java,
  okhttp: java,
  kafka: java,
  android: {
    ...java,
    trust: 'a network security configuration (res/xml) that names the CA',
    unchecked: ['onReceivedSslError → handler.proceed()', 'a TrustManager that accepts everything'],
  },
  dotnet,
  windows: dotnet,
  sqlserver: dotnet,
  ruby: {
    probe: `ruby -ropen-uri -e "puts URI.open('https://HOST:PORT/').status"`,
    trust: 'SSL_CERT_FILE=CA.pem in the environment, or ca_file of Net::HTTP',
    unchecked: ['OpenSSL::SSL::VERIFY_NONE'],
  },
  php: {
    probe: `php -r "var_dump(file_get_contents('https://HOST:PORT/'));"`,
    trust: 'openssl.cafile and curl.cainfo in php.ini',
    unchecked: ["'verify_peer' => false", 'CURLOPT_SSL_VERIFYPEER, false'],
  },
  perl: {
    probe: 'perl -MLWP::UserAgent -e "print LWP::UserAgent->new->get(q(https://HOST:PORT/))->status_line"',
    trust: 'PERL_LWP_SSL_CA_FILE=CA.pem, or SSL_ca_file',
    unchecked: ['PERL_LWP_SSL_VERIFY_HOSTNAME=0', 'SSL_VERIFY_NONE'],
  },
  rustls: {
    probe: 'curl -sv https://HOST:PORT/ -o /dev/null',
    trust: 'add_root_certificate of the client builder; SSL_CERT_FILE=CA.pem with rustls-native-certs',
    unchecked: ['danger_accept_invalid_certs(true)', 'dangerous().set_certificate_verifier'],
  },
  rust: {
    probe: 'curl -sv https://HOST:PORT/ -o /dev/null',
    trust: 'add_root_certificate of the client builder',
    unchecked: ['danger_accept_invalid_certs(true)'],
  },
  erlang: {
    probe:
      'erl -noshell -eval \'ssl:start(), io:format("~p~n", [ssl:connect("HOST", PORT, [{verify, verify_peer}, {cacerts, public_key:cacerts_get()}])]), halt().\'',
    trust: '{cacertfile, "CA.pem"} in the options of the connection',
    unchecked: ['{verify, verify_none}'],
  },
  openssl: {
    probe: 'openssl s_client -connect HOST:PORT -servername HOST -verify_return_error </dev/null',
    trust: '-CAfile CA.pem',
    unchecked: ['-verify 0'],
  },
  gnutls: {
    probe: 'gnutls-cli HOST:PORT </dev/null',
    trust: '--x509cafile=CA.pem',
    unchecked: ['--insecure', '--no-ca-verification'],
  },
  postgres: {
    probe: 'psql "host=HOST port=PORT sslmode=verify-full"',
    trust: 'sslrootcert=CA.pem',
    unchecked: ['sslmode=require without sslrootcert', 'sslmode=disable'],
  },
  mysql: {
    probe: 'mysql --host=HOST --port=PORT --ssl-mode=VERIFY_IDENTITY',
    trust: '--ssl-ca=CA.pem',
    unchecked: ['--ssl-mode=PREFERRED', '--skip-ssl-verify-server-cert'],
  },
  chromium: {
    probe: 'open https://HOST:PORT/ and click on "Not secure"',
    trust: 'import the CA under Settings, Privacy and security, Security, Manage certificates',
    unchecked: ['--ignore-certificate-errors', 'typing thisisunsafe'],
  },
  firefox: {
    probe: 'open https://HOST:PORT/ and click on "Advanced"',
    trust: 'import the CA under Settings, Privacy & Security, View Certificates, Authorities',
    unchecked: ['a permanent security exception'],
  },
  apple: {
    probe: 'nscurl --verbose https://HOST:PORT/',
    trust: 'install the CA as a profile and switch on full trust for it',
    unchecked: ['NSAllowsArbitraryLoads', 'a challenge handler that accepts every trust'],
  },
};
