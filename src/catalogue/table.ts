import type { Scenario } from '../scenario/index.js';
import { listScenarios } from './catalogue.js';

/** The whole catalogue as a Markdown page, family by family. */
export function scenarioTable(): string {
  const all = listScenarios();
  const families = [...new Set(all.map((each) => each.family))];
  const parts = families.map((family) =>
    section(
      family,
      all.filter((each) => each.family === family),
    ),
  );
  return `# The scenarios

Generated from the catalogue by \`npm run docs\`: ${all.length} scenarios in ${families.length} families. The port of each is 20000 + its
number. *Level* is how strongly the standard binds a **client**; \`faultls show NAME\` tells the rest.

${parts.join('\n')}`;
}

function section(family: string, scenarios: readonly Scenario[]): string {
  const rows = scenarios.map(
    ({ number, name, says, cause, expect, engine, needs }) =>
      `| ${number} | \`${name}\` | ${cell(says)} | ${expect.outcome} (${expect.level}) | ${cause ?? '–'} | ${engine} | ${needs.join(', ')} |`,
  );
  return `## ${family}

| number | name | what is wrong | a correct client | cause | engine | needs |
|---:|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
