import { html, raw } from 'hono/html';
import { grades } from '../grade.js';
import { type AuditReport, type AuditResult, worstFirst } from '../report.js';
import { filtering } from './html-filtering.js';
import { style } from './html-style.js';
import { expected, remarksOf, tally } from './words.js';

/** One file for a reviewer: the matrix, filters, and the evidence behind each verdict. It needs no network. */
export async function htmlReport(report: AuditReport): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>TLS audit of ${report.client}</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>TLS audit of ${report.client}</h1>
<p>${tally(report)}</p>
${report.control === 'accepted' ? '' : html`<p class="fail" role="alert"><b>Nothing was tested.</b> The healthy server comes first, and the client did not pass it.</p>`}
</header>
<main>
${matrix(report.results)}
${filters(report)}
${verdicts(report.results)}
</main>
<script>${raw(filtering)}</script>
</body>
</html>
`;
  return String(await page);
}

/** Families by grades: where the trouble is, at a glance. */
function matrix(results: readonly AuditResult[]) {
  const families = [...new Set(results.map(({ family }) => family))];
  const count = (family: string, grade: string) =>
    results.filter((each) => each.family === family && each.grade === grade).length;
  return html`<table class="matrix">
<caption>Scenarios by family and grade</caption>
<thead><tr><th scope="col">family</th>${grades.map((grade) => html`<th scope="col">${grade}</th>`)}</tr></thead>
<tbody>${families.map(
    (family) => html`<tr><th scope="row">${family}</th>${grades.map((grade) => {
      const n = count(family, grade);
      return html`<td class="${n > 0 ? grade : 'none'}">${n}</td>`;
    })}</tr>
`,
  )}</tbody>
</table>`;
}

function filters({ summary, results }: AuditReport) {
  const families = [...new Set(results.map(({ family }) => family))];
  return html`<form id="filters" role="search" aria-label="Filter the verdicts">
<fieldset><legend>Grade</legend>${grades.map(
    (grade) =>
      html`<label><input type="checkbox" name="grade" value="${grade}" checked> ${grade} (${summary[grade]})</label> `,
  )}</fieldset>
<label>Family <select name="family"><option value="">all</option>${families.map((each) => html`<option>${each}</option>`)}</select></label>
<label>Search <input type="search" name="words" placeholder="expired, alert, exit code …"></label>
<output id="shown" aria-live="polite">${results.length} verdicts</output>
</form>`;
}

const verdicts = (results: readonly AuditResult[]) => html`<table class="verdicts">
<caption>Verdicts, what needs attention first</caption>
<thead><tr><th scope="col">grade</th><th scope="col">scenario</th><th scope="col">a correct client</th><th scope="col">judgement and evidence</th></tr></thead>
<tbody>${worstFirst(results).map(verdict)}</tbody>
</table>`;

const verdict = (result: AuditResult) => html`<tr data-grade="${result.grade}" data-family="${result.family}">
<td><span class="grade ${result.grade}">${result.grade}</span></td>
<th scope="row">${result.scenario}<small>${result.family}</small></th>
<td>${expected(result)}</td>
<td><p>${[result.because, ...remarksOf(result)].join(' ')}</p>
<details><summary>Evidence</summary><dl>
<dt>the server</dt><dd>${result.says}</dd>
<dt>the client said</dt><dd><pre>${result.stderr.trim() || result.client}</pre></dd>
<dt>the server saw</dt><dd>${result.server}${result.connection ? html`<br>The client ${result.connection.because}` : ''}</dd>
<dt>verdict</dt><dd>${result.verdict}, outcome ${result.outcome}${result.exitCode === null ? '' : `, exit code ${result.exitCode}`}, after ${result.milliseconds} ms</dd>
${result.explained.length > 0 ? html`<dt>its words mean</dt><dd>${result.explained.join(', ')}</dd>` : ''}
</dl></details></td>
</tr>
`;
