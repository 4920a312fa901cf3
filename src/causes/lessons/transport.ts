import { curl, type LessonText, openssl, tool } from './writing.js';

const noLimits = ['no time limit at all', 'retrying at once and for ever'];

export const unreachable: LessonText = {
  title: 'No connection came about',
  broken:
    'TLS never started: the name does not resolve, nothing listens on the port, no packet comes back, or there is no route. A wrong address, a stopped server, a firewall or a proxy setting is behind it.',
  symptom:
    'ECONNREFUSED, ENOTFOUND, "no such host", "connection refused", "connect timed out". No certificate was ever seen.',
  confirm: [
    tool('nc', 'nc -vz HOST PORT', 'refused, timed out, or a name that is unknown.'),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', 'Exit code 6 (name), 7 (refused) or 28 (time).'),
    tool('getent', 'getent ahosts HOST', 'The addresses that this machine knows for the name.'),
  ],
  fix: {
    server:
      'Start the service, let it listen on the right address (not only on 127.0.0.1 or only on IPv6), and open the port.',
    client: 'Check name, port, DNS, proxy and firewall. In a container "localhost" is the container itself.',
  },
  never: {
    do: noLimits,
    why: 'Thousands of clients that try again at once keep a server down that was just coming back.',
  },
  retry: {
    helps: 'soon',
    why: 'Restarts and network faults pass. Wait longer each time, with some chance in it, and stop after a few.',
  },
  answer: {
    status: 503,
    title: 'Upstream is unreachable',
    log: 'Host, port, the addresses that were tried, and the error of each.',
  },
};

export const handshakeTimeout: LessonText = {
  title: 'The handshake fell silent',
  broken:
    'The TCP connection stands, but the answer to the ClientHello never comes or stops half-way. The server is overloaded or stuck, a firewall swallows packets, or large packets do not get through (MTU).',
  symptom:
    '"TLS handshake timeout", "The handshake operation timed out", curl 28. Without a time limit of its own the client hangs for ever.',
  confirm: [
    curl(
      'curl -sv --connect-timeout 5 --max-time 10 https://HOST:PORT/ -o /dev/null',
      '"Connected to …", then nothing until the time is up.',
    ),
    openssl(
      'timeout 10 openssl s_client -connect HOST:PORT -servername HOST -msg </dev/null',
      '">>> ClientHello" without an answer.',
    ),
  ],
  fix: {
    server:
      'Look for load, a full accept queue, a slow key store or lookup in the handshake, and for a load balancer that forwards to a dead backend.',
    client:
      'Set a time limit for the handshake of its own (5 to 10 seconds). Behind VPNs try a smaller MTU; with old middleboxes a smaller ClientHello.',
  },
  never: {
    do: noLimits,
    why: 'A client without a limit collects stuck connections until it has no more left, and fails with the server.',
  },
  retry: { helps: 'soon', why: 'Overload passes; try again once or twice with growing pauses, on a new connection.' },
  answer: {
    status: 504,
    title: 'Upstream did not complete the handshake in time',
    log: 'Host, port, the time limit, and the last message of the handshake that arrived.',
  },
};

export const connectionResetDuringHandshake: LessonText = {
  title: 'The connection was cut during the handshake',
  broken:
    'The server, or something on the way, closed or reset the connection before the handshake was complete, without a TLS alert. A firewall that filters names (SNI), a crash, an overload limit or a load balancer without backends does that.',
  symptom:
    'ECONNRESET, "socket disconnected before secure TLS connection was established", "SSL_ERROR_SYSCALL", "Remote host terminated the handshake", EOF.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST </dev/null',
      '"CONNECTED", then "write:errno=104" or "unexpected eof" and no certificate.',
    ),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', 'Exit code 35 after "Client hello".'),
  ],
  fix: {
    server:
      'Read its own log at that minute: crashes, limits of connections, rules of the load balancer. Check that there is a TLS listener behind the port.',
    client:
      'Try from another network and with another name: if only one name fails, a filter cuts by SNI. Old middleboxes choke on large ClientHellos (post-quantum key shares).',
  },
  never: {
    do: ['switching to http', 'retrying at once and for ever'],
    why: 'The cut may be a filter or an attacker, and clear text would give him what he wants.',
  },
  retry: {
    helps: 'soon',
    why: 'Restarts and overload pass. If it fails three times in a row it is a filter or a setting.',
  },
  answer: {
    status: 502,
    title: 'Upstream closed the connection during the handshake',
    log: 'Host, port, address, the last message that arrived, and whether it was an end (FIN) or a reset (RST).',
  },
};

export const truncatedNoCloseNotify: LessonText = {
  title: 'The stream ended without a goodbye',
  broken:
    'TLS ends with a close_notify alert, so that both ends know that nothing was cut off (RFC 8446 §6.1). Here the TCP connection simply ended. The data may be complete, or an attacker may have cut its end.',
  symptom:
    '"unexpected eof while reading", "non-properly terminated", "SSL peer shut down incorrectly". It appeared in many places with OpenSSL 3, which reports what older versions passed over.',
  confirm: [
    openssl(
      'printf "GET / HTTP/1.0\\r\\nHost: HOST\\r\\n\\r\\n" | openssl s_client -connect HOST:PORT -servername HOST -ign_eof',
      'The answer, then "unexpected eof while reading".',
    ),
    curl('curl -sv --http1.0 https://HOST:PORT/ -o /dev/null', 'Exit code 56 and a message about close_notify or eof.'),
  ],
  fix: {
    server:
      'Close TLS properly (SSL_shutdown before close), also in load balancers and when processes are recycled. Send Content-Length or chunked bodies, so that the end is known.',
    client: 'Accept the answer only when its own length says that it is complete; otherwise treat it as cut.',
  },
  never: {
    do: ['SSL_OP_IGNORE_UNEXPECTED_EOF everywhere', 'taking a body without a length as complete'],
    why: 'A cut answer looks like a shorter one: half a list, half an order, a script that ends early.',
  },
  retry: { helps: 'soon', why: 'Repeat requests that may be repeated (GET, PUT, DELETE), on a new connection.' },
  answer: {
    status: 502,
    title: 'Upstream response ended abruptly',
    log: 'Bytes received, bytes announced, and whether close_notify came.',
  },
};

export const responseInterrupted: LessonText = {
  title: 'The response broke off',
  broken:
    'The handshake was fine, and then the connection was reset, closed or went silent before the response was complete. A crash, a restart, an idle limit of a load balancer, or a kept-alive connection that was closed as the next request went out.',
  symptom:
    '"socket hang up", "read ECONNRESET", "transfer closed with … bytes remaining", "IncompleteRead", "premature close", HTTP/2 GOAWAY or RST_STREAM.',
  confirm: [
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"SSL connection using …", then exit code 18, 52, 56 or 92.'),
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST </dev/null',
      'A handshake that is complete: TLS itself is not the problem.',
    ),
  ],
  fix: {
    server:
      'Look for crashes and limits at that minute. Let the server keep idle connections longer than its clients do, and finish what runs before a restart.',
    client:
      'Check lengths, set a time limit for reading, and close idle connections earlier than the server does (keep-alive below its idle limit).',
  },
  never: {
    do: ['repeating a POST without an idempotency key', 'using what arrived as if it were all'],
    why: 'The server may have done the work already: the second try pays twice.',
  },
  retry: {
    helps: 'soon',
    why: 'Safe for idempotent requests, on a new connection; for others only with an idempotency key.',
  },
  answer: {
    status: 502,
    title: 'Upstream response was interrupted',
    log: 'Method and path, bytes received and announced, age of the connection, and how many requests it had served.',
  },
};
