import { writeFileSync } from 'node:fs';
import { causesPage } from '../src/causes/page.js';

/** Writes docs/causes.md. A test compares the page with what this would write. */
writeFileSync(new URL('../docs/causes.md', import.meta.url), causesPage());
