/** Which end of the connection a text was printed by. */
export type Side = 'client' | 'server';

/** How a family of clients or servers is recognised by its own words. The first that matches wins. */
export interface Speaker {
  readonly client: string;
  readonly side?: Side;
  readonly match: RegExp;
}

/** Servers first, wrappers before what they wrap, libraries last. */
export const speakers: readonly Speaker[] = [
  // servers and proxies, seen from their logs
  {
    client: 'nginx',
    side: 'client',
    match: /while SSL handshaking to upstream|upstream SSL certificate|while (?:reading|sending) [^\n]*upstream/i,
  },
  {
    client: 'nginx',
    side: 'server',
    match: /\bnginx\b|while SSL handshaking|\*\d+ (?:SSL_|client |peer closed)|client SSL certificate verify error/i,
  },
  { client: 'apache', side: 'server', match: /\bAH0\d{4}:|\[ssl:\w+\]|mod_ssl|(?<![.\w])apache2?\b(?!\.)/i },
  {
    client: 'haproxy',
    side: 'server',
    match: /\bhaproxy\b|: SSL handshake failure|SSL client certificate not trusted/i,
  },
  { client: 'envoy', match: /upstream connect error|TLS_error|\benvoy\b|OPENSSL_internal[^\n]*TLS_error_end/i },
  { client: 'postfix', side: 'server', match: /\bpostfix\/(?:smtpd|submission|smtps)|SSL_accept error from/i },
  { client: 'postfix', side: 'client', match: /\bpostfix\/smtp\b|SSL_connect error to/i },
  { client: 'dovecot', side: 'server', match: /\bdovecot\b|\b(?:imap|pop3|managesieve|submission)-login:/i },
  { client: 'exim', match: /\bexim\b|TLS error on connection (?:from|to)|TLS session: \(/i },
  { client: 'stunnel', match: /\bstunnel\b|\bLOG[3-7]\[/ },
  { client: 'openvpn', match: /\bopenvpn\b|\bVERIFY (?:ERROR|OK|KU|EKU)|TLS Error: TLS|TLS_ERROR: BIO/i },
  { client: 'mosquitto', match: /\bmosquitto\b|Client connection from \S+ failed: error:/i },
  { client: 'rabbitmq', side: 'server', match: /\brabbit(?:mq)?\b/i },
  { client: 'postgres', side: 'server', match: /could not accept SSL connection/ },
  {
    client: 'kafka',
    side: 'server',
    match: /\[SocketServer [^\]]*\]|Failed authentication with \/|InvalidReceiveException/,
  },
  // tools
  {
    client: 'git',
    match:
      /\bfatal: unable to access|\bgit(?: clone| fetch| push)?\b[^\n]*(?:https|ssl|server certificate)|RPC failed; curl/i,
  },
  { client: 'npm', match: /\bnpm (?:ERR!|error|WARN)|\b(?:yarn|pnpm)\b[^\n]*(?:error|ERR)/ },
  { client: 'pip', match: /\bpip\b|Could not fetch URL https|Retrying \(Retry\(total=/ },
  {
    client: 'docker',
    match: /\bdocker\b|Error response from daemon|\/v2\/[^\n]*(?:x509|tls|http)|failed to pull image/i,
  },
  { client: 'kubectl', match: /\bkubectl\b|Unable to connect to the server:|\bkubelet\b|apiserver/i },
  { client: 'terraform', match: /\bterraform\b/i },
  {
    client: 'wget',
    match:
      /--no-check-certificate|\bwget\b|Unable to establish SSL connection|^ERROR: (?:cannot verify|The certificate of)/im,
  },
  {
    client: 'grpc',
    match: /rpc error: code =|StatusRuntimeException|_InactiveRpcError|grpc_status|ssl_transport_security|\bgrpc\b/i,
  },
  {
    client: 'php',
    match:
      /\bPHP (?:Warning|Fatal|Notice)|file_get_contents\(|stream_socket_(?:client|enable_crypto)|fsockopen\(|GuzzleHttp|cURL error \d+|SoapFault|Failed to enable crypto/,
  },
  { client: 'curl', match: /\bcurl:? ?\(\d+\)|\bcurl\b|CURLE_|schannel: /i },
  // databases and messaging
  { client: 'kafka', match: /org\.apache\.kafka|\bkafka\b|%\d\|\d+\.\d+\|(?:FAIL|ERROR)\||ssl:\/\/[^\n]*: SSL/i },
  { client: 'mysql', match: /\bMySQL\b|MariaDB|ERROR 2026|Mysql2|\bmysqli?\b/i },
  {
    client: 'postgres',
    match: /\bpsql:|\blibpq\b|psycopg|PSQLException|PG::|FATAL: {1,2}(?:no pg_hba|connection requires)|\bpq: /,
  },
  { client: 'mongodb', match: /\bmongo(?:db|sh|d|s|id)?\b|ServerSelectionTimeoutError|MongoServerSelectionError/i },
  { client: 'redis', match: /\bredis\b/i },
  { client: 'sqlserver', match: /SQL Server|ODBC Driver|SqlException|Microsoft\.Data\.SqlClient/i },
  // browsers and platforms
  {
    client: 'chromium',
    match:
      /\bnet::ERR_|\bERR_(?:CERT|SSL|BAD_SSL|CONNECTION|CERTIFICATE|HTTP2|QUIC|TUNNEL|PROXY|NAME_NOT|ADDRESS|EMPTY_RESPONSE|SSL_)\w*|net_error|Your connection is not private|chrome/i,
  },
  {
    client: 'firefox',
    match:
      /\b(?:SEC_ERROR|SSL_ERROR_(?!SYSCALL|SSL\b|ZERO|WANT)|MOZILLA_PKIX|NS_ERROR|sec_error|ssl_error)_?\w+|uses an invalid security certificate|Secure Connection Failed|firefox/i,
  },
  { client: 'safari', match: /Safari can.t|This Connection Is Not Private/i },
  {
    client: 'apple',
    match:
      /NSURLError|NSURLSession|kCFStreamError|errSSL|CFNetwork|\bOSStatus\b|SecTrust|Secure ?Transport|\bboringssl_|App Transport Security|CSSMERR|nw_(?:connection|protocol)/,
  },
  {
    client: 'android',
    match:
      /\bandroid\b|conscrypt|org\.apache\.harmony|SSL handshake aborted: ssl=|Trust anchor for certification path not found|cronet/i,
  },
  { client: 'okhttp', match: /\bokhttp\d?\b/i },
  {
    client: 'dotnet',
    match:
      /System\.(?:Net|Security|IO|Private)|\bSslStream\b|AuthenticationException|RemoteCertificate|WebException|HttpRequestException|at Microsoft\.|The remote certificate|The SSL connection could not be established|Invoke-(?:Web|Rest)/,
  },
  {
    client: 'windows',
    match:
      /\bschannel\b|\b(?:SEC_E|CERT_E|CRYPT_E|TRUST_E|ERROR_WINHTTP|ERROR_INTERNET|SEC_I)_\w+|0x8009\d{4}|0x800b01\w\w|WinHTTP/i,
  },
  // languages
  {
    client: 'ruby',
    match: /OpenSSL::SSL|SSL_connect returned=|Faraday|Net::(?:HTTP|OpenTimeout|ReadTimeout)|\.rb:\d+|Errno::E|Gem::/,
  },
  {
    client: 'perl',
    match:
      /IO::Socket::(?:SSL|INET)|LWP::|\.pm line \d+|Can't (?:verify SSL peers|connect to \S+:\d+)|SSL connect attempt/,
  },
  { client: 'aiohttp', match: /\baiohttp\b|ClientConnector\w*Error|Cannot connect to host \S+ ssl:/ },
  { client: 'httpx', match: /\bhttpx\b|\bhttpcore\b/ },
  { client: 'requests', match: /requests\.exceptions|HTTPSConnectionPool|urllib3|MaxRetryError/ },
  {
    client: 'python',
    match:
      /_ssl\.c:\d+|Traceback \(most recent|ssl\.SSL\w*Error|urlopen error|\bSSLCertVerificationError\b|\bssl\.[A-Z]\w+Error|\[SSL(?:: \w+)?\]|\bpython\b|\[Errno -?\d+\]/,
  },
  { client: 'got', match: /node_modules[\\/]got\b|RequestError: / },
  { client: 'axios', match: /\bAxiosError\b|\baxios\b/i },
  { client: 'undici', match: /\bundici\b|UND_ERR_|fetch failed/ },
  {
    client: 'node',
    match:
      /\bnode:(?:_tls|internal|https?|net|tls)|\bERR_TLS_|\bERR_OSSL|\bERR_SSL_|TLSSocket|_tls_wrap|\.js:\d+:\d+|\b(?:DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|SELF_SIGNED_CERT_IN_CHAIN|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)\b|write EPROTO|socket hang up|(?:read|connect|write) E[A-Z]{4,}|getaddrinfo E/,
  },
  {
    client: 'rustls',
    match:
      /\brustls\b|invalid peer certificate|InvalidCertificate\(|received fatal alert: [A-Z]\w+|AlertReceived|webpki|peer misbehaved/,
  },
  {
    client: 'rust',
    match:
      /\breqwest\b|\bhyper\b|error sending request for url|native[-_]tls|src\/\w+\.rs:\d+|\bcargo\b|client error \(Connect\)/,
  },
  { client: 'erlang', match: /\btls_alert\b|\.erl:\d+|\{:error,|hackney|\bElixir\b|TLS :?(?:client|server): In state/ },
  {
    client: 'go',
    match:
      /\bx509: |\btls: |(?:Get|Post|Put|Head|Patch|Delete) "?https?:|dial tcp|net\/http: |http: (?:TLS|server)|: EOF$|proxyconnect tcp/m,
  },
  {
    client: 'java',
    match:
      /\bjavax?\.|\bsun\.security|PKIX path|\bat [\w.$]+\([\w$]+\.(?:java|kt|scala):\d+\)|\w+Exception: |Caused by: |\bkeytool\b/,
  },
  {
    client: 'gnutls',
    match: /\bgnutls\b|\*\*\* (?:Fatal error|Verifying|PKI verification)|Status: The certificate is/i,
  },
  { client: 'mbedtls', match: /\bmbed ?tls\b|MBEDTLS_ERR|\bpolarssl\b|ssl_handshake returned -0x/i },
  { client: 'wolfssl', match: /\bwolfssl\b|\bcyassl\b/i },
  { client: 'boringssl', match: /OPENSSL_internal/ },
  { client: 'libressl', match: /LibreSSL/ },
  {
    client: 'openssl',
    match:
      /\berror:[0-9A-F]{8}:|SSL routines|verify error:num|verify return|CONNECTED\(|\bs_client\b|SSL alert number|depth lookup/i,
  },
];

/**
 * Words that tell which end speaks when the speaker alone does not: functions that only a server or only a client
 * calls, and sentences about the other end.
 */
export const sides: readonly { readonly side: Side; readonly match: RegExp }[] = [
  {
    side: 'client',
    match:
      /HTTPSConnectionPool|\b(?:Get|Post|Put|Head|Patch|Delete) "?https?:|\bcurl: \(|SSL_connect\b|\bwget\b|onConnectSecure|fetch failed|handshaking to upstream|ClientConnector|reqwest|error sending request|unable to access/i,
  },
  {
    side: 'client',
    match:
      /TLS :?client: In state|:client: In state|generated CLIENT ALERT|received SERVER ALERT|upstream connect error|SSL_connect error to|proxyconnect/,
  },
  {
    side: 'server',
    match:
      /TLS handshake error from|TLS :?server: In state|:server: In state|generated SERVER ALERT|received CLIENT ALERT/,
  },
  {
    side: 'server',
    match:
      /SSL_accept\b|(?:tls_process|ssl3_get)_client_(?:certificate|hello)|SSL23_GET_CLIENT_HELLO|ssl3_get_cert_verify|tls_early_post_process_client_hello|tls_post_process_client_hello/,
  },
  {
    side: 'server',
    match:
      /while SSL handshaking, client|client SSL certificate|could not accept SSL connection|Client connection from|accept(?:ing)? (?:TLS|SSL)|Handshake with client|from client\b|client certificate verif|Error accepting a client connection|rejected connection from|accept an incoming connection|cid:\d+ - TLS handshake error/i,
  },
  {
    side: 'server',
    match: /\btlsClientError\b|onServerSocketSecure|TLSServer|checkClientTrusted|DOWNSTREAM|downstream/,
  },
];
