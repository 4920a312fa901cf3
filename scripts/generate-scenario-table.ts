/** Writes docs/scenarios.md from the catalogue: `npm run docs`. A test fails when the page is behind. */
import { writeFileSync } from 'node:fs';
import { scenarioTable } from '../src/catalogue/table.js';

writeFileSync(new URL('../docs/scenarios.md', import.meta.url), scenarioTable());
