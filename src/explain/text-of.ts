const maxDepth = 8;
const maxLength = 60_000;

/** Properties of errors that carry words about the failure, in the order in which people read them. */
const telling = [
  'name',
  'message',
  'code',
  'reason',
  'details',
  'stderr',
  'stdout',
  'opensslErrorStack',
  'statusText',
] as const;

/** Properties that lead to further errors. */
const deeper = ['cause', 'errors', 'error', 'innerError', 'originalError', 'reason', 'response'] as const;

/**
 * Everything that an error says about itself, one line each: its name and message, its code, what it wraps
 * (`cause`, `errors` of an AggregateError, `response` of axios) and what a child process printed. Circles are cut.
 */
export function textOf(anything: unknown): string {
  const lines: string[] = [];
  read(anything, lines, new Set(), 0);
  const text = [...new Set(lines)].join('\n');
  return text.length > maxLength ? `${text.slice(0, maxLength / 2)}\n${text.slice(-maxLength / 2)}` : text;
}

function read(value: unknown, lines: string[], seen: Set<object>, depth: number): void {
  if (typeof value === 'string') {
    if (value.trim() !== '') lines.push(value);
    return;
  }
  if (Buffer.isBuffer(value)) {
    lines.push(value.toString('utf8'));
    return;
  }
  if (typeof value === 'number' || typeof value === 'bigint') {
    lines.push(String(value));
    return;
  }
  if (typeof value !== 'object' || value === null || seen.has(value) || depth > maxDepth) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) read(item, lines, seen, depth + 1);
    return;
  }
  readError(value as Record<string, unknown>, lines, seen, depth);
}

function readError(error: Record<string, unknown>, lines: string[], seen: Set<object>, depth: number): void {
  const { name, message } = error;
  const headline = [name, message].filter((word) => typeof word === 'string' && word !== '').join(': ');
  if (headline !== '') lines.push(headline);
  for (const key of telling) {
    if (key === 'name' || key === 'message') continue;
    const value = error[key];
    if (typeof value === 'string' || Buffer.isBuffer(value) || Array.isArray(value)) {
      const before = lines.length;
      read(value, lines, seen, depth + 1);
      if (key === 'code' && lines.length > before) lines[lines.length - 1] = `code: ${lines.at(-1)}`;
    }
  }
  readHttpResponse(error, lines);
  for (const key of deeper) {
    const value = error[key];
    if (typeof value === 'object' && value !== null) read(value, lines, seen, depth + 1);
  }
}

/** A refusal that came as an HTTP answer (nginx's 400 to a missing client certificate): status and a short body. */
function readHttpResponse(error: Record<string, unknown>, lines: string[]): void {
  const { status, statusCode, data, body } = error;
  const answered = typeof status === 'number' ? status : statusCode;
  if (typeof answered === 'number' && answered >= 400 && answered < 600) lines.push(`HTTP status ${answered}`);
  for (const content of [data, body]) {
    if (typeof content === 'string') lines.push(content.slice(0, 4000));
  }
}
