/** When a line was written: as a date, and as a number to compare with. */
export interface LineTime {
  /** ISO 8601; in UTC with `Z` where the line gives a zone, otherwise as written, without a zone. */
  readonly iso: string;
  readonly milliseconds: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const clock = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?`;
const zone = String.raw`(?: ?(?<zone>Z|[+-]\d\d:?\d\d))?`;
const monthName = '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';

/** The ways in which logs write the time, from the most to the least certain. */
const forms: readonly RegExp[] = [
  new RegExp(String.raw`(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)[T ]${clock}${zone}`),
  new RegExp(String.raw`(?<day>\d{1,2})/${monthName}/(?<year>\d{4}):${clock}${zone}`),
  new RegExp(String.raw`${monthName} {1,2}(?<day>\d{1,2}) ${clock} (?<year>\d{4})`),
  new RegExp(String.raw`(?<day>\d{1,2}) ${monthName} (?<year>\d{4}),? ${clock}${zone}`),
  new RegExp(String.raw`${monthName} {1,2}(?<day>\d{1,2}) ${clock}`),
];

const epoch = /(?:"(?:ts|time|timestamp|@timestamp)": ?|^|\|)(?<seconds>1\d{9})(?:\.?(?<fraction>\d{3}))?\d*\b/;

/** How far into a line a time is looked for. */
const reach = 240;

/** Reads the time that a line of a log begins with, in any of the usual forms. */
export function timeOf(line: string, now: Date = new Date()): LineTime | null {
  const head = line.slice(0, reach);
  for (const form of forms) {
    const { groups } = form.exec(head) ?? {};
    if (groups) return fromCalendar(groups, now);
  }
  const { groups } = epoch.exec(head) ?? {};
  if (!groups) return null;
  return inUtc(Number(groups.seconds) * 1000 + Number(groups.fraction ?? 0));
}

function fromCalendar(parts: Readonly<Record<string, string | undefined>>, now: Date): LineTime | null {
  const { month = '', day, hour, minute, second, fraction = '', zone: offset } = parts;
  const monthNumber = /^\d/.test(month) ? Number(month) - 1 : months.indexOf(month.toLowerCase());
  const at = (year: number) =>
    Date.UTC(year, monthNumber, Number(day), Number(hour), Number(minute), Number(second)) +
    Math.floor(Number(`0.${fraction || 0}`) * 1000);
  const milliseconds = parts.year === undefined ? latestBefore(at, now) : at(Number(parts.year));
  if (Number.isNaN(milliseconds)) return null;
  if (offset !== undefined) return inUtc(milliseconds - offsetOf(offset));
  return { iso: new Date(milliseconds).toISOString().slice(0, fraction === '' ? 19 : 23), milliseconds };
}

/** Syslog leaves the year out: it is the last one in which the date does not lie in the future. */
function latestBefore(at: (year: number) => number, now: Date): number {
  const oneDay = 86_400_000;
  const thisYear = at(now.getUTCFullYear());
  return thisYear > now.getTime() + oneDay ? at(now.getUTCFullYear() - 1) : thisYear;
}

function offsetOf(zoneText: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zoneText) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function inUtc(milliseconds: number): LineTime {
  const iso = new Date(milliseconds).toISOString();
  return { iso: milliseconds % 1000 === 0 ? iso.replace('.000Z', 'Z') : iso, milliseconds };
}
