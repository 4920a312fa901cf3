import type { Cause } from '../../causes/causes.js';
import { causesOf } from '../explain.js';
import { CandidateLines } from './candidate-lines.js';
import { continues } from './continuation.js';
import { Groups, type LogEvent, type LogGroup } from './groups.js';
import { peerOf } from './peers.js';
import { type LogSource, pieces } from './pieces.js';
import { ByShape, shapeOf } from './shapes.js';
import { timeOf } from './times.js';

/** What a log says about TLS. The field names are the JSON shape of `faultls explain --log --json`. */
export interface LogReport {
  readonly schema: 1;
  /** Lines read. */
  readonly lines: number;
  /** TLS errors found; the lines of one stack trace count as one. */
  readonly matched: number;
  /** The errors by cause, client and peer, the largest group first. */
  readonly groups: readonly LogGroup[];
}

/** How a log is read. */
export interface ExplainLogOptions {
  /** Called for each error as it is found: for a log that is still growing. */
  readonly onEvent?: (event: LogEvent) => void;
  /** Ends the reading of a log that does not end by itself; the report covers what came so far. */
  readonly signal?: AbortSignal;
}

interface Known {
  readonly cause: Cause | null;
  readonly client: string | null;
}

/**
 * Finds all TLS errors of a log and groups them. Logs of any size: lines that cannot be one are passed over undecoded,
 * and what is remembered does not grow.
 *
 * @param source a stream of bytes or text, or the lines themselves; {@link openLog} opens a file, compressed or not
 * @example await explainLog(openLog('/var/log/nginx/error.log.1.gz'))
 * @example await explainLog(process.stdin, { onEvent: ({ cause, peer }) => console.log(cause, peer) })
 */
export async function explainLog(source: LogSource, options: ExplainLogOptions = {}): Promise<LogReport> {
  const groups = new Groups();
  const byShape = new ByShape<Known>();
  let lastLine: number | undefined;
  const candidates = new CandidateLines(({ bytes, start, end, number: line }) => {
    const decoded = () => bytes.toString('utf8', start, end);
    const { cause, client } = byShape.get(shapeOf(bytes, start, end), () => recognise(decoded()));
    if (cause === null) return;
    const text = decoded();
    const sameError = lastLine !== undefined && continues(text, line - lastLine);
    lastLine = line;
    if (sameError) return;
    const event = { cause, client, peer: peerOf(text), time: timeOf(text), line, text: text.trim() };
    groups.add(event);
    options.onEvent?.(event);
  });
  for await (const piece of pieces(source, options.signal)) candidates.push(piece);
  candidates.end();
  return { schema: 1, lines: candidates.lines, matched: groups.matched, groups: groups.list(candidates.lines) };
}

function recognise(line: string): Known {
  const { causes, client } = causesOf(line);
  return { cause: causes[0]?.cause ?? null, client };
}
