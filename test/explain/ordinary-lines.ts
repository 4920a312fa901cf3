/**
 * Ordinary log output that has nothing to do with TLS errors, made from templates: access logs, builds, schedulers,
 * databases, stack traces, and the friendly side of TLS (renewals, listeners, finished handshakes).
 */
const templates: readonly string[] = [
  // access logs
  '{ip} - - [{day}/Oct/2024:{time} +0000] "GET /{word}/{n}.html HTTP/1.1" 200 {n} "-" "Mozilla/5.0 (X11; Linux x86_64)"',
  '{ip} - {word} [{day}/Mar/2025:{time} +0100] "POST /api/v1/{word} HTTP/2.0" 201 {n} "https://{word}.example.com/" "curl/8.5.0"',
  '{ip} - - [{day}/Jan/2025:{time} +0000] "GET /certificates/expired?id={n} HTTP/1.1" 404 162 "-" "python-requests/2.31.0"',
  '{time} "GET https://{word}.example.com/ssl/{word}.js" 304 0ms',
  '{ip} TCP_MISS/200 {n} CONNECT {word}.example.com:443 - HIER_DIRECT/{ip} -',
  '::1 - - [{day}/May/2025:{time} +0200] "OPTIONS * HTTP/1.0" 200 126 "-" "Apache/2.4.58 (Ubuntu) OpenSSL/3.0.13 (internal dummy connection)"',
  // web servers and proxies in good health
  '2025/02/{day} {time} [notice] {n}#{n}: signal process started',
  '2025/02/{day} {time} [warn] {n}#{n}: *{n} a client request body is buffered to a temporary file /var/cache/nginx/{n}, client: {ip}',
  '2025/02/{day} {time} [error] {n}#{n}: *{n} open() "/usr/share/nginx/html/{word}.ico" failed (2: No such file or directory), client: {ip}',
  'haproxy[{n}]: {ip}:{n} [{day}/Feb/2025:{time}.{n}] https-in~ {word}/{word}1 0/0/1/12/13 200 {n} - - ---- 12/12/1/0/0 0/0 "GET / HTTP/1.1"',
  '[Thu Feb {day} {time}.{n} 2025] [mpm_event:notice] [pid {n}:tid {n}] AH00489: Apache/2.4.58 (Ubuntu) configured -- resuming normal operations',
  '{"level":"info","ts":{epoch}.{n},"logger":"tls.obtain","msg":"certificate obtained successfully","identifier":"{word}.example.com"}',
  '{"level":"info","ts":{epoch}.{n},"logger":"http","msg":"enabling automatic TLS certificate management","domains":["{word}.example.com"]}',
  'time="2025-02-{day}T{time}Z" level=info msg="Starting provider *acme.ChallengeTLSALPN"',
  // the friendly side of TLS
  'certbot: Congratulations, all renewals succeeded: /etc/letsencrypt/live/{word}.example.com/fullchain.pem (success)',
  'Certificate for {word}.example.com will expire in {day} days; renewal scheduled',
  'Certificate is to expire on 2026-01-{day}. Renewal is due.',
  'SSL handshake completed in {day} ms with {word}.example.com (TLSv1.3, TLS_AES_128_GCM_SHA256)',
  'Listening on https://0.0.0.0:{n} (TLS enabled)',
  'tls: loaded {day} certificates from /etc/ssl/certs',
  'Verify return code: 0 (ok)',
  'depth=0 CN = {word}.example.com, verify return:1',
  'New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384',
  '* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384',
  '*  SSL certificate verify ok.',
  '* ALPN: server accepted h2',
  '* TLSv1.3 (OUT), TLS handshake, Client hello (1):',
  'Generating a self-signed certificate for development at ./certs/{word}.pem',
  'Using self-signed certificate for localhost; browsers will show a warning',
  'cert-manager: Certificate {word}-tls has been issued, Ready=True',
  'Reloaded certificate and key from /etc/tls/{word}.crt',
  'OCSP response updated for {word}.example.com, next update 2025-03-{day}',
  // schedulers, systems, containers
  'Feb {day} {time} {word} systemd[1]: Started Session {n} of user {word}.',
  'Feb {day} {time} {word} sshd[{n}]: Accepted publickey for {word} from {ip} port {n} ssh2: ED25519 SHA256:{hex}',
  'Feb {day} {time} {word} sshd[{n}]: Failed password for invalid user {word} from {ip} port {n} ssh2',
  'Feb {day} {time} {word} CRON[{n}]: (root) CMD (test -x /usr/sbin/anacron || run-parts --report /etc/cron.daily)',
  'Feb {day} {time} {word} kernel: [{n}.{n}] usb 1-1: new high-speed USB device number {day} using xhci_hcd',
  'Feb {day} {time} {word} kernel: Out of memory: Killed process {n} ({word}) total-vm:{n}kB',
  'Normal  Scheduled  {day}s  default-scheduler  Successfully assigned default/{word}-{hex} to node-{day}',
  'Warning  BackOff  {day}m  kubelet  Back-off restarting failed container {word}',
  'Readiness probe failed: HTTP probe failed with statuscode: 503',
  '{word}-{day}  | Container {word} started in {n} ms',
  'Step {day}/24 : RUN apt-get update && apt-get install -y ca-certificates curl',
  'Sending build context to Docker daemon  {n}kB',
  // builds and tests
  'npm warn deprecated {word}@{day}.0.1: this version is no longer supported',
  'added {n} packages, and audited {n} packages in {day}s',
  'npm error code ELIFECYCLE',
  'npm ERR! Test failed.  See above for more details.',
  "src/{word}.ts({day},17): error TS2339: Property '{word}' does not exist on type 'Certificate'.",
  'webpack 5.91.0 compiled successfully in {n} ms',
  '[INFO] Compiling {n} source files with javac [debug release 17] to target/classes',
  '[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.11.0:compile on project {word}: Compilation failure',
  '> Task :{word}:compileKotlin UP-TO-DATE',
  'BUILD SUCCESSFUL in {day}s',
  'gcc -O2 -Wall -c {word}.c -o {word}.o -lssl -lcrypto',
  "{word}.c:{n}:{day}: warning: unused variable 'certificate' [-Wunused-variable]",
  'make: *** [Makefile:{n}: {word}] Error 2',
  '   Compiling openssl-sys v0.9.{day}',
  '   Compiling rustls v0.23.{day}',
  'warning: unused import: `std::io::Read` --> src/{word}.rs:{day}:5',
  'error[E0308]: mismatched types --> src/{word}.rs:{n}:{day}',
  'Collecting certifi>=2017.4.17 (from requests)',
  'Successfully installed cryptography-42.0.{day} urllib3-2.2.1 requests-2.32.3',
  'ok      example.com/{word}/tls  0.{n}s  coverage: {day}.4% of statements',
  '--- PASS: TestHandshakeTimeout (0.{day}s)',
  '    ✔ refuses an expired session ({day}ms)',
  '  {day} passing ({n}ms)',
  'FAIL src/{word}.test.ts > parses the header > expected 200 to equal 404',
  'AssertionError: expected [ 1, 2, {day} ] to deeply equal [ 1, 2 ]',
  // databases and queues
  '2025-02-{day} {time}.123 UTC [{n}] LOG:  checkpoint complete: wrote {n} buffers (0.{day}%)',
  '2025-02-{day} {time}.123 UTC [{n}] ERROR:  duplicate key value violates unique constraint "{word}_pkey"',
  '2025-02-{day} {time}.123 UTC [{n}] LOG:  connection authorized: user={word} database={word} SSL enabled (protocol=TLSv1.3)',
  '2025-02-{day} {time}.123 UTC [{n}] FATAL:  password authentication failed for user "{word}"',
  '# Query_time: {day}.{n}  Lock_time: 0.000{n} Rows_sent: {n}  Rows_examined: {n}',
  '{n}:M {day} Feb 2025 {time}.123 * Background saving terminated with success',
  '[2025-02-{day} {time},123] INFO [GroupCoordinator {day}]: Member {word}-{hex} joined group (kafka.coordinator.group.GroupCoordinator)',
  '[2025-02-{day} {time},123] INFO Rolled new log segment at offset {n} in {day} ms. (kafka.log.LocalLog)',
  '{"t":{"$date":"2025-02-{day}T{time}.123+00:00"},"s":"I","c":"NETWORK","id":22943,"msg":"Connection accepted","attr":{"connectionCount":{day}}}',
  // applications
  '{"time":"2025-02-{day}T{time}.123Z","level":30,"msg":"request completed","url":"/{word}","statusCode":200,"responseTime":{n}}',
  '2025-02-{day}T{time}.123Z INFO  [{word}] user {n} logged in from {ip}',
  '2025-02-{day}T{time}.123Z WARN  [{word}] session expired for user {n}',
  '2025-02-{day}T{time}.123Z WARN  [auth] JsonWebTokenError: invalid signature',
  '2025-02-{day}T{time}.123Z WARN  [auth] TokenExpiredError: jwt expired',
  '2025-02-{day}T{time}.123Z ERROR [{word}] cannot parse config: unexpected token at line {day}',
  '2025-02-{day} {time} ERROR {word}: unable to open database file: no such table: certificates',
  '2025-02-{day} {time} DEBUG {word}: cache miss for key cert:{hex}',
  '2025-02-{day} {time} INFO  retrying job {hex}, attempt {day} of 25',
  '2025-02-{day} {time} INFO  Finished handshake with worker {day}: protocol version {day}',
  'level=warn msg="rate limit exceeded" client={ip} path=/{word} status=429',
  'level=error msg="validation failed" field=issuer value="{word}" reason="must not be empty"',
  'W{n} {time}.123456       1 warnings.go:70] policy/v1beta1 PodSecurityPolicy is deprecated in v1.21+',
  'I{n} {time}.123456       1 leaderelection.go:258] successfully acquired lease kube-system/{word}',
  'D/{word}: onResume called after {n} ms',
  'Payment declined: card expired for order {n}',
  'Host {word}-{day} is up, latency 0.0{day}s',
  'Invalid option: --{word}. Try --help.',
  'Permission denied: /var/lib/{word}/{n}',
  // stack traces
  'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because "<local{day}>" is null',
  '\tat com.example.{word}.Service.handle(Service.java:{n})',
  '\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)',
  'Caused by: java.lang.IllegalArgumentException: No enum constant com.example.State.{word}',
  'java.util.concurrent.RejectedExecutionException: Task {hex} rejected from java.util.concurrent.ThreadPoolExecutor',
  'Traceback (most recent call last):',
  '  File "/app/{word}/views.py", line {n}, in get_queryset',
  "KeyError: '{word}'",
  "ValueError: invalid literal for int() with base 10: '{word}'",
  'django.db.utils.IntegrityError: UNIQUE constraint failed: {word}.id',
  "TypeError: Cannot read properties of undefined (reading '{word}')",
  '    at Object.<anonymous> (/app/src/{word}.js:{n}:{day})',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  "Error: ENOENT: no such file or directory, open '/app/{word}.json'",
  'panic: runtime error: index out of range [{day}] with length {day}',
  'goroutine {n} [running]:',
  '\t/go/src/example.com/{word}/main.go:{n} +0x{hex}',
  "thread 'main' panicked at src/{word}.rs:{n}:{day}: index out of bounds: the len is 3 but the index is {day}",
  'System.InvalidOperationException: Sequence contains no elements',
  '   at Example.{word}.Run(String[] args) in /src/Program.cs:line {n}',
  "NoMethodError: undefined method `{word}' for nil:NilClass",
  'PHP Notice:  Undefined variable: {word} in /var/www/html/index.php on line {n}',
  '** (ArgumentError) errors were found at the given arguments: 1st argument: not an integer',
  'Segmentation fault (core dumped)',
];

const words = [
  'orders',
  'billing',
  'worker',
  'gateway',
  'search',
  'images',
  'alice',
  'metrics',
  'inventory',
  'mailer',
  'reports',
  'ledger',
];

/** A small generator of pseudo-random numbers, the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

/** `count` ordinary lines, always the same ones. */
export function ordinaryLines(count: number): readonly string[] {
  const source = numbers(20250214);
  const next = (below: number) => source.next().value % below;
  const fill: Readonly<Record<string, () => string>> = {
    ip: () => `192.0.2.${next(250) + 1}`,
    day: () => String(next(27) + 1),
    time: () => [next(24), next(60), next(60)].map((part) => String(part).padStart(2, '0')).join(':'),
    n: () => String(next(9000) + 100),
    epoch: () => String(1_739_000_000 + next(1_000_000)),
    hex: () =>
      next(2 ** 31)
        .toString(16)
        .padStart(8, '0'),
    word: () => words[next(words.length)] ?? 'orders',
  };
  return Array.from({ length: count }, (_, place) =>
    (templates[place % templates.length] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => fill[name]?.() ?? whole),
  );
}
