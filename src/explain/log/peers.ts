const host = String.raw`(\[[0-9a-fA-F:]+\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)`;

/** Where a line names the other end, from the plainest to the vaguest. */
const places: readonly RegExp[] = [
  new RegExp(`upstream: "?(?:https?|grpcs?|uwsgi)://${host}`),
  new RegExp(`\\bclient: ${host}`),
  new RegExp(String.raw`\brip=${host}`),
  new RegExp(String.raw`\bpeeraddr=${host}`),
  new RegExp(String.raw`\bhost='?${host}'?, port=`),
  new RegExp(String.raw`\b(?:https|wss|rediss|amqps|mqtts|ldaps|ssl)://(?:[^@/\s"']*@)?${host}`),
  new RegExp(String.raw`\bTLS handshake error from ${host}`),
  new RegExp(String.raw`\b(?:from|to) \S*\[${host}\]`),
  new RegExp(String.raw`\b(?:dial tcp|connect E[A-Z]+|getaddrinfo [A-Z_]+|lookup) ${host}`),
  new RegExp(String.raw`\bCannot connect to host ${host}`),
  new RegExp(String.raw`\b(?:[Rr]esolve host|[Hh]ostname|host name|Host):? '?${host}`),
  new RegExp(String.raw`\bin connection to ${host}`),
  new RegExp(String.raw`\b(?:from|with|to) /?${host}:\d+`),
  new RegExp(String.raw`\baddr=${host}:\d+`),
  /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]|\s*is not in)/,
];

/** The other end of the connection that a line is about, without its port. */
export function peerOf(line: string): string | null {
  for (const place of places) {
    const [, found] = place.exec(line) ?? [];
    if (found !== undefined) return found.replace(/^\[|\]$/g, '');
  }
  return null;
}
