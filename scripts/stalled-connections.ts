/**
 * Memory of connections that are stalled in the middle of a handshake, beside as many bare idle sockets:
 * `npx tsx scripts/stalled-connections.ts [count]`. The clients live in a process of their own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '../src/index.js';

const count = Number(process.argv[2] ?? 5000);
/** A TLS 1.3 ClientHello with an X25519 share, as Node sends it; caught once from a client of our own. */
const helloOf = async (): Promise<Buffer> => {
  const { connect: connectTls } = await import('node:tls');
  const trap = createServer().listen(0, '127.0.0.1');
  await once(trap, 'listening');
  const { port } = trap.address() as { port: number };
  const client = connectTls({ host: '127.0.0.1', port, servername: 'localhost' });
  client.on('error', () => {});
  const [socket] = (await once(trap, 'connection')) as [Socket];
  const [hello] = (await once(
    socket.on('error', () => {}),
    'data',
  )) as [Buffer];
  client.destroy();
  trap.close();
  return hello;
};

if (process.env.CLIENTS) await beClients();
else if (process.env.ROW) await measureOne(process.env.ROW);
else await measureAll();

async function measureAll(): Promise<void> {
  const rows: { what: string; bytes: number }[] = [];
  for (const what of ['bare net.Socket', 'accept-then-silence', 'finished13-skipped', 'stall-after-server-hello']) {
    // A process for each: what one leaves behind in the heap would be a present to the next.
    const child = fork(fileURLToPath(import.meta.url), [String(count)], {
      env: { ...process.env, ROW: what },
      execArgv: ['--expose-gc', '--import', 'tsx'],
    });
    const [bytes] = (await once(child, 'message')) as [number];
    rows.push({ what, bytes });
  }
  const floor = rows[0]?.bytes ?? 1;
  console.table(
    rows.map(({ what, bytes }) => ({ what, 'bytes per connection': bytes, ratio: (bytes / floor).toFixed(2) })),
  );
}

async function measureOne(what: string): Promise<void> {
  let arrived = 0;
  const bare = what.startsWith('bare');
  const server = bare ? null : await serve(what);
  server?.watch(() => {
    arrived += 1;
  });
  const kept: Socket[] = [];
  const idle = createServer((socket) => {
    arrived += 1;
    kept.push(socket.on('error', () => {}));
  });
  if (bare) await once(idle.listen(0, '127.0.0.1'), 'listening');
  const port = server?.port ?? (idle.address() as { port: number }).port;
  const hello = bare ? '' : (await helloOf()).toString('base64');

  const warm = await openClients(port, hello, 500, () => arrived);
  warm.kill();
  await once(warm, 'exit');
  arrived = 0;
  const before = await settled();
  const clients = await openClients(port, hello, count, () => arrived);
  const after = await settled();
  const began = performance.now();
  await server?.close();
  if (server) console.error(`${what}: ${count} open connections closed in ${Math.round(performance.now() - began)} ms`);
  clients.kill();
  process.send?.(Math.round((after - before) / count));
  process.exit(0);
}

/** Resident bytes, once everything that can be collected has been. */
async function settled(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss;
}

async function openClients(port: number, hello: string, many: number, arrived: () => number) {
  const clients = fork(fileURLToPath(import.meta.url), [String(many)], {
    env: { ...process.env, CLIENTS: '1', PORT: String(port), HELLO: hello },
    execArgv: ['--import', 'tsx'],
  });
  await once(clients, 'message');
  while (arrived() < many) await new Promise((resolve) => setImmediate(resolve));
  return clients;
}

async function beClients(): Promise<void> {
  const hello = Buffer.from(process.env.HELLO ?? '', 'base64');
  for (let open = 0; open < count; open += 100) {
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = connect(Number(process.env.PORT), '127.0.0.1');
        socket.on('error', () => {});
        await once(socket, 'connect');
        if (hello.length > 0) socket.write(hello);
      }),
    );
  }
  process.send?.('open');
}
