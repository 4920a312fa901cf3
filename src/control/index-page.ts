import { html } from 'hono/html';
import type { EndpointAddress } from './addresses.js';
import { expected, type ScenarioEntry } from './entry.js';

type Hosted = ScenarioEntry & EndpointAddress;
type Markup = ReturnType<typeof html>;

/** Every endpoint of the lab with its addresses, for people with a browser. */
export function indexPage(scenarios: readonly Hosted[]): Markup {
  const families = [...new Set(scenarios.map(({ family }) => family))];
  const example = scenarios.find(({ name }) => name === 'expired') ?? scenarios[0];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>faultls: ${scenarios.length} broken TLS servers</title>
<style>${style}</style>
</head>
<body>
<h1>${scenarios.length} TLS servers, broken on purpose</h1>
<p>Each has one fault, and everything else about it is healthy. Let your client trust
<a href="/ca.pem" download="lab-ca.pem">the CA of this lab</a>, open an address, and see what the client says.
Never add that CA to a system trust store.</p>
${example ? html`<pre>curl --cacert lab-ca.pem ${example.direct}</pre>` : ''}
<nav>${families.map((family) => html`<a href="#${family}">${family}</a> `)}</nav>
${families.map((family) =>
  section(
    family,
    scenarios.filter((each) => each.family === family),
  ),
)}
</body>
</html>
`;
}

const section = (family: string, members: readonly Hosted[]): Markup => html`
<h2 id="${family}">${family}</h2>
<table>
<thead><tr><th scope="col">scenario<th scope="col">what is wrong<th scope="col">a correct client<th scope="col">address</tr></thead>
<tbody>${members.map(row)}</tbody>
</table>`;

const row = (scenario: Hosted): Markup => html`
<tr id="${scenario.name}"><th scope="row">${scenario.name}<td>${scenario.says}<td>${expected(scenario)}
<td>${link(scenario.direct)}${scenario.url ? html`<br>${link(scenario.url)}` : ''}</tr>`;

const link = (url: string): Markup => html`<a href="${url}">${url}</a>`;

const style = `
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem}
pre{overflow-x:auto;padding:.7rem 1rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:.4rem}
nav a{margin-right:.6rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;font-weight:normal;padding:.35rem .8rem .35rem 0;
border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
thead th,tbody th{font-weight:600}
td:nth-child(3){white-space:nowrap}
tr:target{background:color-mix(in srgb,Highlight 25%,transparent)}
`;
