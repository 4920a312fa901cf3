import net, { type AddressInfo } from 'node:net';

/** One piece of a conversation. */
interface Piece {
  readonly from: 'client' | 'server';
  readonly bytes: Buffer;
}

/** Stands between a client and a server and writes down what each says. */
export async function tap(port: number): Promise<{ port: number; pieces: Piece[]; close(): void }> {
  const pieces: Piece[] = [];
  const listener = net.createServer((client) => {
    const server = net.connect(port, '127.0.0.1');
    for (const [from, source, target] of [
      ['client', client, server],
      ['server', server, client],
    ] as const) {
      source.on('data', (bytes: Buffer) => {
        pieces.push({ from, bytes });
        target.write(bytes);
      });
      source.on('end', () => target.end());
      source.on('error', () => target.destroy());
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return { port: (listener.address() as AddressInfo).port, pieces, close: () => listener.close() };
}

/** The conversation as a capture file: raw IPv4 packets, client port 40000, server port 443. */
export function pcap(pieces: readonly Piece[]): Buffer {
  const rawIp = 101;
  const fileHeader = Buffer.alloc(24);
  fileHeader.writeUInt32LE(0xa1b2c3d4, 0);
  fileHeader.writeUInt16LE(2, 4);
  fileHeader.writeUInt16LE(4, 6);
  fileHeader.writeUInt32LE(0xffff, 16);
  fileHeader.writeUInt32LE(rawIp, 20);
  const sent = { client: 1, server: 1 };
  const packets = pieces.flatMap(({ from, bytes }) => segments(bytes).map((segment) => packet(from, segment, sent)));
  return Buffer.concat([fileHeader, ...packets]);
}

const segments = (bytes: Buffer): Buffer[] => {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 1400) parts.push(bytes.subarray(at, at + 1400));
  return parts;
};

function packet(from: 'client' | 'server', bytes: Buffer, sent: { client: number; server: number }): Buffer {
  const other = from === 'client' ? 'server' : 'client';
  const header = Buffer.alloc(16 + 20 + 20);
  const length = 40 + bytes.length;
  header.writeUInt32LE(length, 8);
  header.writeUInt32LE(length, 12);
  const ip = header.subarray(16, 36);
  ip.set([0x45, 0, length >> 8, length & 0xff, 0, 0, 0x40, 0, 64, 6, 0, 0, 127, 0, 0, 1, 127, 0, 0, 1]);
  const tcp = header.subarray(36);
  tcp.writeUInt16BE(from === 'client' ? 40000 : 443, 0);
  tcp.writeUInt16BE(from === 'client' ? 443 : 40000, 2);
  tcp.writeUInt32BE(sent[from], 4);
  tcp.writeUInt32BE(sent[other], 8);
  tcp.writeUInt16BE(0x5018, 12);
  tcp.writeUInt16BE(0xffff, 14);
  sent[from] += bytes.length;
  return Buffer.concat([header, bytes]);
}
