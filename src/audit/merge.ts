import { FaultlsError } from '../errors.js';
import { type AuditReport, summaryOf } from './report.js';
import { shardFrom } from './shard.js';

/**
 * Joins the reports of the shards of one audit.
 *
 * @throws FaultlsError `ERR_USAGE` when they are not of one client, have a scenario twice, or a shard is missing.
 */
export function mergeReports(reports: readonly AuditReport[]): AuditReport {
  const [first, ...others] = reports;
  if (!first) throw refused('there is none', 'Name the JSON files that the shards wrote.');
  const stranger = others.find(({ client, failOn }) => client !== first.client || failOn !== first.failOn);
  if (stranger) {
    throw refused(
      `"${first.client}" failing on ${first.failOn} and "${stranger.client}" failing on ${stranger.failOn} are not one audit`,
      'Merge one client at a time.',
    );
  }
  mustBeWhole(reports);
  const unreached = reports.find(({ control }) => control !== 'accepted');
  const results = reports.flatMap((each) => each.results).sort(byPlace(reports));
  const twice = results.find(({ scenario }, n) => results.findIndex((each) => each.scenario === scenario) < n);
  if (twice) throw refused(`"${twice.scenario}" is in more than one of them`, 'Name each shard once.');
  return {
    ...first,
    control: unreached?.control ?? 'accepted',
    because: unreached?.because ?? null,
    shard: reports.length === 1 ? first.shard : null,
    complete: reports.every(({ complete }) => complete),
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
    summary: summaryOf(results),
    results,
  };
}

/** Neighbours went to different shards: taking one of each in turn brings back the order of the catalogue. */
const byPlace = (reports: readonly AuditReport[]) => {
  const places = new Map<string, number>();
  for (const { shard, results } of reports) {
    const { index, of } = shard === null ? { index: 1, of: 1 } : shardFrom(shard);
    for (const [n, { scenario }] of results.entries()) places.set(scenario, n * of + index);
  }
  const placeOf = ({ scenario }: { readonly scenario: string }): number => places.get(scenario) ?? 0;
  return (a: { scenario: string }, b: { scenario: string }): number => placeOf(a) - placeOf(b);
};

/** A shard that is missing may hold the only failure. */
function mustBeWhole(reports: readonly AuditReport[]): void {
  const shards = reports.flatMap(({ shard }) => (shard === null ? [] : [shardFrom(shard)]));
  const of = shards[0]?.of;
  if (of === undefined || reports.length === 1) return;
  const odd = shards.find((each) => each.of !== of);
  if (odd) throw refused(`one is a shard of ${of}, another one of ${odd.of}`, 'Merge the shards of one audit.');
  const missing = Array.from({ length: of }, (_, n) => n + 1).find((n) => !shards.some(({ index }) => index === n));
  if (missing !== undefined) throw refused(`shard ${missing}/${of} is missing`, 'Name the files of all shards.');
}

const refused = (why: string, remedy: string) =>
  new FaultlsError('ERR_USAGE', `These reports cannot be merged: ${why}. ${remedy}`);
