import type { Dialect } from './dialect.js';

/**
 * Texts that show the client's own time beside the dates of a certificate: a clock that stands at the first of
 * January, or before certificates of today were issued, is wrong.
 */
export const clocks: Dialect = {
  says: {
    'clock-wrong': [
      /\(compared to [^()\n]*\b(?:19[67]\d|198\d|200\d|201[0-5])\)/,
      /\bcurrent time:? [^,\n]{0,40}\b(?:19[678]\d|200\d)\b/i,
      /\b(?:1970[-/]0?1[-/]0?\d|Jan 0?1 0\d:\d\d:\d\d (?:\S+ )?1970)\b[\s\S]{0,400}not yet valid/i,
      /\bverification time \d{1,9} \(UNIX\)/,
      'system clock is wrong',
      'clock is not set',
      'check your system clock',
    ],
    'clock-suspected': [/\bcurrent time: \w{3} Jan 0?1 0\d:/],
  },
};
