// `npm run scenarios -- …` from a checkout: `faultls serve …`, from built output that is as new as the sources.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const changedAt = (url) => statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = ['src/', 'scenarios/'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true }).map((name) => new URL(`${folder}${name}`, root)),
);

// The compiler writes this file at the end of every build, also when nothing in the output changed.
const buildInfo = new URL('dist/.tsbuildinfo', root);
const builtAt = changedAt(buildInfo);
if (sources.some((url) => changedAt(url) > builtAt)) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const project = fileURLToPath(new URL('tsconfig.build.json', root));
  // Standard output belongs to the lab: programs read its JSON lines there.
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    rmSync(buildInfo, { force: true }); // Else the next run would take what this one left for good.
    process.exit(2);
  }
}

// npm hands a signal to the shell that it started us with, and such a shell dies without handing it on.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 250).unref();

process.argv.splice(2, 0, 'serve');
await import(new URL('dist/src/cli/main.js', root));
