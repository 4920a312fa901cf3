import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { resumedFlight, tls12Flight, tls13Flight } from '../../src/wire/flights/index.js';
import { acts, edits, Flight } from '../../src/wire/index.js';

const page = readFileSync(new URL('../../docs/breaking-a-handshake.md', import.meta.url), 'utf8');

/** The names in the numbered list under a heading. */
const listed = (heading: string): string[] => {
  const section = page.split(`### ${heading}\n`)[1]?.split(/^##/m)[0] ?? '';
  return [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, name]) => name ?? '');
};

describe('the page about breaking a handshake', () => {
  for (const [heading, flight] of [
    ['TLS 1.3', tls13Flight],
    ['TLS 1.2 and below', tls12Flight],
    ['A resumed session up to TLS 1.2', resumedFlight],
  ] as const) {
    it(`lists the steps: ${heading}`, () => {
      expect(listed(heading)).to.deep.equal(flight.steps.map(({ name }) => name));
    });
  }

  it('mentions every act, every edit and every method of a flight', () => {
    const methods = Object.getOwnPropertyNames(Flight.prototype).filter(
      (name) => !['constructor', 'layersOf'].includes(name),
    );
    const words = [
      ...Object.keys(acts).map((name) => `acts.${name}`),
      ...Object.keys(edits).map((name) => `edits.${name}`),
      ...methods,
    ];
    const missing = words.filter((word) => !new RegExp(`${word.replace('.', '\\.')}\\b`).test(page));
    expect(missing).to.deep.equal([]);
  });

  it('mentions no act and no edit that there is not', () => {
    const known = { acts: Object.keys(acts), edits: Object.keys(edits) };
    const unknown = [...page.matchAll(/\b(acts|edits)\.(\w+)/g)].filter(
      ([, kind, name]) => !known[kind as 'acts' | 'edits'].includes(name ?? ''),
    );
    expect(unknown).to.deep.equal([]);
  });
});
