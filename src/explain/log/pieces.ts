/** A log: a stream of bytes or text, or its lines. */
export type LogSource = AsyncIterable<Uint8Array | string> | Iterable<string>;

const linesAPiece = 1000;

/** A log as pieces of bytes, until it ends or the signal says so. */
export async function* pieces(source: LogSource, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  if (Symbol.asyncIterator in source) yield* streamed(source, signal);
  else yield* gathered(typeof source === 'string' ? [source] : source, signal);
}

function* gathered(lines: Iterable<string>, signal: AbortSignal | undefined): Generator<Uint8Array> {
  let piece: string[] = [];
  for (const line of lines) {
    if (signal?.aborted) return;
    piece.push(line);
    if (piece.length < linesAPiece) continue;
    yield Buffer.from(`${piece.join('\n')}\n`);
    piece = [];
  }
  if (piece.length > 0) yield Buffer.from(piece.join('\n'));
}

async function* streamed(
  source: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const stopped = aborted(signal);
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), stopped.promise]);
      if (next === undefined || next.done) return;
      yield typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
    }
  } finally {
    stopped.forget();
    if (signal?.aborted) void iterator.return?.();
  }
}

/** A promise that an aborted signal fulfils; it leaves no listener behind. */
function aborted(signal: AbortSignal | undefined): { promise: Promise<undefined>; forget: () => void } {
  let stop = () => {};
  const promise = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return { promise, forget: () => signal?.removeEventListener('abort', stop) };
}
