import { atHand } from './at-hand.js';
import type { Cause } from './causes.js';
import type { Lesson } from './lesson.js';
import { lessons } from './lessons/index.js';

/** Causes whose remedy on the client's side is to trust one more CA. */
const curedByTrust: ReadonlySet<Cause> = new Set<Cause>([
  'self-signed-leaf',
  'untrusted-root',
  'incomplete-chain',
  'proxy-interception',
  'other-local-config',
]);

/**
 * The lesson of a cause: what is broken, what people see, how to confirm it, the fix on both sides, what never to do,
 * whether to try again, and what an API should answer.
 *
 * @param client the client at hand (`curl`, `node`, `java` …): its own command comes first, its own switches are named
 * @example lessonOf('expired', 'python').confirm[0]?.run
 */
export function lessonOf(cause: Cause, client?: string): Lesson {
  const lesson: Lesson = { cause, ...lessons[cause] };
  const own = client === undefined ? undefined : atHand[client];
  if (client === undefined || !own) return lesson;
  const uncheckedMatters = lesson.never.do.some((habit) => everyonesSwitches.has(habit));
  return {
    ...lesson,
    confirm: [
      { with: client, run: own.probe, shows: 'The same failure, without your program around it.' },
      ...lesson.confirm,
    ],
    fix: curedByTrust.has(cause)
      ? { ...lesson.fix, client: `${lesson.fix.client} For ${client}: ${own.trust}.` }
      : lesson.fix,
    never: uncheckedMatters
      ? { ...lesson.never, do: [...new Set([...own.unchecked, ...lesson.never.do])] }
      : lesson.never,
  };
}

const everyonesSwitches: ReadonlySet<string> = new Set(['curl -k', 'rejectUnauthorized: false', 'verify=False']);
