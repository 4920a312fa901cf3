import { type Cause, causes } from './causes.js';
import type { Lesson } from './lesson.js';
import { lessonOf } from './lesson-of.js';

const retryWords = {
  no: 'Trying again does not help.',
  later: 'Trying again may help in a few minutes.',
  soon: 'Trying again may help at once, a few times and with pauses.',
} as const;

/** docs/causes.md: every cause with its lesson, made from the same data that `explain` and the guide show. */
export function causesPage(): string {
  return `${[intro, ...causes.map((cause) => section(lessonOf(cause)))].join('\n\n')}\n`;
}

const intro = `# The causes, and what to do about each

Every TLS failure has one of these causes: the same words stand in scenarios, in \`diagnose\`, in \`explain\`, in audit reports
and in the guide. In the commands HOST and PORT stand for the server that was called.

This page is made from the lessons in \`src/causes/lessons\` by \`npx tsx scripts/generate-causes.ts\`.

| cause | what is wrong | answer to the caller |
|---|---|---|
${causes.map(overview).join('\n')}`;

function overview(cause: Cause): string {
  const { title, answer } = lessonOf(cause);
  return `| [\`${cause}\`](#${cause}) | ${title} | ${answer.status} ${answer.title} |`;
}

function section(lesson: Lesson): string {
  const { cause, title, broken, symptom, confirm, fix, never, retry, answer } = lesson;
  return `## ${cause}

**${title}.** ${broken}

**What people see.** ${symptom}

**How to make sure.**

${confirm.map(({ run, shows }) => `* \`${run.replaceAll('`', "'")}\`\n  ${shows}`).join('\n')}

**Fix on the server.** ${fix.server}

**Fix in the client.** ${fix.client}

**Never** ${never.do.map((habit) => `\`${habit}\``).join(', ')}. ${never.why}

**Retry?** ${retryWords[retry.helps]} ${retry.why}

**An API that meets this upstream** answers ${answer.status} "${answer.title}" and logs: ${answer.log}`;
}
