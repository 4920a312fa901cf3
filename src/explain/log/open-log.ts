import { createReadStream } from 'node:fs';
import { pipeline, type Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { FaultlsError } from '../../errors.js';

const pieceSize = 1024 * 1024;

/** Zstandard came into zlib with Node.js 22.15. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };

/**
 * Opens a log for {@link explainLog}. A name that ends in `.gz`, `.br` or `.zst` is decompressed on the way.
 *
 * @throws FaultlsError `ERR_USAGE` for `.zst` where this Node.js has no Zstandard
 */
export function openLog(path: string): Readable {
  const file = createReadStream(path, { highWaterMark: pieceSize });
  if (path.endsWith('.gz')) return through(file, zlib.createGunzip({ chunkSize: pieceSize }));
  if (path.endsWith('.br')) return through(file, zlib.createBrotliDecompress({ chunkSize: pieceSize }));
  if (path.endsWith('.zst')) {
    if (createZstdDecompress) return through(file, createZstdDecompress());
    file.destroy();
    throw new FaultlsError(
      'ERR_USAGE',
      `${path} cannot be read: this Node.js has no Zstandard. Decompress it on the way: zstd -dc ${path} | faultls explain --log -.`,
    );
  }
  return file;
}

/** The error of either stream ends the reading. */
function through(file: Readable, decompress: Transform): Readable {
  return pipeline(file, decompress, () => {});
}
