/** The request of clients that speak TLS and leave HTTP to their standard input. */
export const requestFor = (host: string, port: number): string =>
  `GET / HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`;

/**
 * The status of the HTTP/1.1 answer in what a client printed, as soon as the answer is whole: as long as it promised,
 * or, where it promised nothing, when nothing more will come.
 */
export function statusOfWhole(printed: string, ended: boolean): number | null {
  const head = /HTTP\/1\.1 (\d{3}) [\s\S]*?\r?\n\r?\n/.exec(printed);
  if (!head) return null;
  const promised = /^content-length: (\d+)/im.exec(head[0])?.[1];
  const whole = promised === undefined ? ended : printed.length - head.index - head[0].length >= Number(promised);
  return whole ? Number(head[1]) : null;
}
