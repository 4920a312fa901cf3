import type { Lesson } from '../../causes/index.js';
import { expected } from '../../control/entry.js';
import { table, wrapped } from '../layout.js';
import { paintFor } from '../paint.js';
import type { ClientRow, ShowDocument } from '../shapes.js';

/** A scenario as a page of text. */
export function tellScenario(shown: ShowDocument): string {
  const paint = paintFor(process.stdout);
  const heading = (text: string): string => `\n${paint('bold', text)}`;
  const { name, number, family, says, lesson, clients } = shown;
  return `${[
    `${paint('bold', name)}  ${paint('dim', [number, family].filter(Boolean).join(', '))}`,
    wrapped(says),
    '',
    ...table(facts(shown)),
    ...(lesson ? [heading(`Cause: ${lesson.title} (${lesson.cause})`), ...tellLesson(lesson, heading)] : []),
    ...(clients.length > 0 ? [heading('What clients say'), ...table(clients.map(clientCells))] : []),
  ].join('\n')}\n`;
}

function facts({ expect, needs, dial, engine, aliases, ...shown }: ShowDocument): string[][] {
  const per = expect.per === '' ? '' : ` (${expect.per})`;
  const all: [string, string][] = [
    ['a correct client', `${expected({ expect })}${per}`],
    ['alerts', expect.alerts.join(', ')],
    ['only for clients with', needs.join(', ')],
    ['noticed at', shown.failsAt],
    ['dialled as', `${dial.scheme}://${dial.host}${dial.bySni ? '' : ', on its own port only'}`],
    ['served by', `the ${engine} engine`],
    ['also known as', aliases.join(', ')],
  ];
  return all.filter(([, value]) => value !== '');
}

const tellLesson = (lesson: Lesson, heading: (text: string) => string): string[] => [
  wrapped(lesson.broken, '  '),
  wrapped(lesson.symptom, '  '),
  heading('How to confirm it'),
  ...lesson.confirm.flatMap(({ run, shows }) => [`  $ ${run}`, wrapped(shows, '    ')]),
  heading('The fix'),
  wrapped(`On the server: ${lesson.fix.server}`, '  '),
  wrapped(`On the client: ${lesson.fix.client}`, '  '),
  heading('Never'),
  wrapped(`${lesson.never.do.join(', ')}. ${lesson.never.why}`, '  '),
  heading('Trying again'),
  wrapped(`Helps: ${lesson.retry.helps}. ${lesson.retry.why}`, '  '),
  heading('What an API that meets it answers'),
  wrapped(`HTTP ${lesson.answer.status}, "${lesson.answer.title}". In its log: ${lesson.answer.log}`, '  '),
];

const clientCells = ({ client, version, outcome, code, text }: ClientRow): string[] => [
  `  ${client} ${version}`,
  outcome,
  String(code ?? ''),
  text.split('\n', 1)[0] ?? '',
];
