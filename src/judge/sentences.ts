import type { Need, Scenario } from '../scenario/index.js';
import type { Verdict } from './verdict.js';

const because: Partial<Record<string, string>> = {
  'wrong-host': 'its name',
  expired: 'its date',
  'not-yet-valid': 'its date',
  'expired-intermediate-or-root': 'the date of its issuer',
  'self-signed-leaf': 'its issuer, which is itself',
  'untrusted-root': 'its root, which nobody told it to trust',
  'incomplete-chain': 'the missing intermediate',
  revoked: 'its revocation',
};

/** What a client did not do, where that says more than the name of the need. */
const lacks: Partial<Record<Need, string>> = {
  'revocation-checking': 'it did not check revocation (no request came to the responder, no staple was asked for)',
  'offers-status-request': 'it did not check revocation (no staple was asked for)',
};

function lacking(unmet: readonly Need[]): string {
  const plain = unmet.filter((need) => !lacks[need]);
  const told = unmet.flatMap((need) => lacks[need] ?? []);
  return [...told, ...(plain.length > 0 ? [`it needs ${plain.join(' and ')}`] : [])].join(', and ');
}

/** One sentence for each way in which an attempt can end. */
export function reason(verdict: Omit<Verdict, 'because'>, scenario: Scenario): string {
  const { name, cause, expect } = scenario;
  const why = cause ? (because[cause] ?? `the cause "${cause}"`) : 'nothing';
  switch (verdict.verdict) {
    case 'passed':
      return passed(verdict, scenario, why);
    case 'passed-other-alert':
      return `The client refused "${name}" because of ${why}, with an alert that the RFC does not name for it.`;
    case 'wrongly-accepted':
      return `The client ${expect.level === 'must' ? 'must' : 'should'} refuse "${name}" because of ${why}, but it accepted the server.`;
    case 'wrongly-rejected':
      return `The client ${expect.level === 'must' ? 'must' : 'should'} accept "${name}", but it failed.`;
    case 'wrong-reason':
      return `The client should have refused "${name}" because of ${why}, but it failed because of ${verdict.explained.join(' or ')}.`;
    case 'hung':
      return `The client was still waiting on "${name}" when the time was up: it has no time limit of its own, or a longer one.`;
    case 'never-arrived':
      return `No connection reached "${name}", so its failure says nothing about TLS.`;
    case 'skipped':
      return `"${name}" does not bind this client: ${lacking(verdict.unmet)}.`;
  }
}

function passed({ outcome, explained }: Omit<Verdict, 'because'>, { name, expect }: Scenario, why: string): string {
  if (expect.outcome === 'depends')
    return `What a client does about "${name}" is its own policy; it ${outcome === 'accepted' ? 'went on' : 'gave up'}.`;
  if (outcome === 'accepted') {
    return expect.outcome === 'accept'
      ? `The client accepted "${name}", as it must.`
      : `The client accepted "${name}", which the RFC leaves to it.`;
  }
  if (expect.outcome === 'times-out') return `The client gave up on "${name}" by its own time limit.`;
  if (expect.outcome === 'accept') return `The client refused "${name}", which the RFC leaves to it.`;
  return explained.length > 0
    ? `The client refused "${name}" because of ${why}.`
    : `The client refused "${name}"; its words do not tell why.`;
}
