import { expect } from 'chai';
import { type Chain, issue } from '../../../src/pki/index.js';
import type { Scenario } from '../../../src/scenario/index.js';
import { differencesOf } from './differences.js';
import { factsOf } from './facts.js';
import { minted, mintedTwin, pki, siteOf } from './minted.js';

/** What the bytes of a scenario show otherwise than those of its twin; what is not named is the same. */
export interface Claim {
  /** Fields and extensions of the leaf, or that a strict reader cannot read it. */
  readonly leaf?: readonly string[] | 'unreadable';
  /** Fields and extensions of the CAs that the chain adds, the highest first. */
  readonly issuers?: readonly (readonly string[])[];
  /** What is sent, where that is not the leaf, its issuers and the intermediate, in this order. */
  readonly sends?: readonly Role[];
  /** Whose root the chain ends in, where it is not the lab's. */
  readonly root?: RegExp;
}

/** What a certificate that is sent is to its chain. `CA 1` is the highest of those that the chain adds. */
export type Role = 'leaf' | `CA ${number}` | 'intermediate' | 'root' | `copy of CA ${number}` | 'stranger';

type Family = Readonly<Record<string, unknown>>;

/** The scenarios that family files export, by number. */
export const scenariosIn = (...files: readonly Family[]): Scenario[] =>
  files
    .flatMap((file) => Object.values(file))
    .filter((each): each is Scenario => typeof each === 'object' && each !== null && 'making' in each)
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0));

/** Defines one test per scenario: its bytes differ from its twin's as claimed, and in nothing else. */
export function testClaims(scenarios: readonly Scenario[], claims: Readonly<Record<string, Claim>>): void {
  it('has a claim for every scenario, in the order of their numbers, without gaps', () => {
    expect(scenarios.map((each) => each.name)).to.deep.equal(Object.keys(claims));
    expect(scenarios.map((each) => each.number)).to.deep.equal(
      scenarios.map((_, n) => (scenarios[0]?.number ?? 0) + n),
    );
  });

  for (const scenario of scenarios) {
    const claim = claims[scenario.name];
    if (!claim) continue;
    it(`${scenario.name}: ${sentence(claim)}`, async () => {
      const [chain, twin] = await Promise.all([minted(scenario), mintedTwin(scenario)]);
      if (claim.leaf === 'unreadable') expect(() => factsOf(chain.leaf.der)).to.throw();
      else expect(differencesOf(twin.leaf.der, chain.leaf.der), 'leaf').to.deep.equal([...(claim.leaf ?? [])].sort());
      expect(await issuerDifferences(scenario, chain), 'issuers').to.deep.equal(
        (claim.issuers ?? chain.path.slice(0, -2).map(() => [])).map((each) => [...each].sort()),
      );
      expect(rolesIn(chain), 'sent').to.deep.equal(claim.sends ?? honestRoles(chain));
      expect(rootOf(chain)).to.match(claim.root ?? /^faultls lab \w+ Root CA$/);
    });
  }
}

const sentence = ({ leaf, issuers, sends, root }: Claim): string =>
  [
    leaf && (leaf === 'unreadable' ? 'the leaf is unreadable' : `the leaf differs in ${leaf.join(', ')}`),
    issuers?.some((each) => each.length > 0) &&
      `the issuers differ in ${issuers.map((each) => each.join(', ') || 'nothing').join(' / ')}`,
    sends && `sends ${sends.length > 6 ? `${sends.length} certificates` : sends.join(', ')}`,
    root && `the root is ${root.source}`,
  ]
    .filter(Boolean)
    .join('; ') || 'nothing differs from its twin';

/** Compares each added CA with a healthy one in the same place. */
async function issuerDifferences(scenario: Scenario, chain: Chain): Promise<string[][]> {
  const added = chain.path.slice(0, -2).reverse();
  const healthy = await issue(
    { issuers: added.map(() => (ca) => ca), ...(scenario.making.anchor ? { anchor: scenario.making.anchor } : {}) },
    siteOf(scenario),
    pki.authorities,
    pki.keys,
  );
  const same = healthy.path.slice(0, -2).reverse();
  return added.map((each, n) => differencesOf(same[n]?.der ?? Buffer.alloc(0), each.der));
}

function rolesIn({ leaf, path, presented }: Chain): Role[] {
  const [intermediate, root] = path.slice(-2);
  const added = path.slice(0, -2).reverse();
  return presented.map((each): Role => {
    if (each === leaf) return 'leaf';
    if (each === intermediate) return 'intermediate';
    if (each === root) return 'root';
    const place = added.indexOf(each) + 1;
    if (place > 0) return `CA ${place}`;
    const copied = added.findIndex((ca) => ca.key === each.key) + 1;
    return copied > 0 ? `copy of CA ${copied}` : 'stranger';
  });
}

const honestRoles = ({ path }: Chain): Role[] => [
  'leaf',
  ...path.slice(0, -2).map((_, n, all): Role => `CA ${all.length - n}`),
  ...(path.length > 0 ? (['intermediate'] as const) : []),
];

const rootOf = ({ leaf, path }: Chain): string => {
  const { subject } = (path.at(-1) ?? leaf).recipe.fields;
  return subject.map((each) => each.value).join(', ');
};
