/** The request of clients that speak TLS and leave HTTP to their standard input. */
export const requestFor = (host: string, port: number): string =>
  `GET / HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`;

/** True when a whole HTTP/1.1 answer with a status below 400 stands in what a client printed. */
export function answeredWell(printed: string): boolean {
  const head = /HTTP\/1\.1 (\d{3}) [^]*?\r?\n\r?\n/.exec(printed);
  if (!head || Number(head[1]) >= 400) return false;
  const promised = /^content-length: (\d+)/im.exec(head[0])?.[1];
  return promised === undefined || printed.length - head.index - head[0].length >= Number(promised);
}
