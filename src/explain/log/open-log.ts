import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { FaultlsError } from '../../errors.js';

const pieceSize = 512 * 1024;

/** Zstandard came into zlib with Node.js 22.15. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };

/**
 * Opens a log for {@link explainLog}. A name that ends in `.gz`, `.br` or `.zst` is decompressed on the way.
 *
 * The bytes of one step are only good until the next: the same memory is filled again.
 *
 * @throws FaultlsError `ERR_USAGE` for `.zst` where this Node.js has no Zstandard
 */
export function openLog(path: string): AsyncIterable<Uint8Array> {
  if (path.endsWith('.gz')) return decompressed(path, zlib.createGunzip({ chunkSize: pieceSize }));
  if (path.endsWith('.br')) return decompressed(path, zlib.createBrotliDecompress({ chunkSize: pieceSize }));
  if (!path.endsWith('.zst')) return fileInPieces(path);
  if (createZstdDecompress) return decompressed(path, createZstdDecompress());
  throw new FaultlsError(
    'ERR_USAGE',
    `${path} cannot be read: this Node.js has no Zstandard. Decompress it on the way: zstd -dc ${path} | faultls explain --log -.`,
  );
}

/** Reads into the same memory again and again: a gigabyte leaves nothing behind to clear up. */
async function* fileInPieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const memory = Buffer.allocUnsafe(pieceSize);
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, pieceSize, null);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The error of either stream ends the reading. */
function decompressed(path: string, decompress: Transform): Readable {
  return pipeline(createReadStream(path), decompress, () => {});
}
