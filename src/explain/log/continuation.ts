const reach = 40;

/** How the further lines of one error begin: indented, or with the words that chain causes. */
const further =
  /^(?:\s+\S|Caused by\b|\.\.\. \d+ more|During handling of|The above exception|Traceback \(most recent|\[cause\]|code:|--->|Suppressed:|Cause:|More details here:)/;

/** Whether a line belongs to the error that stands a few lines above it, as in a stack trace. */
export const continues = (line: string, distance: number): boolean => distance <= reach && further.test(line);
