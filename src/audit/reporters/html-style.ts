/** Light or dark as the reader has it; every grade is a word too, never a colour alone. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a404b); --soft: light-dark(#f4f6f9, #1d2128);
  --fail: light-dark(#b3142a, #ff8d96); --warn: light-dark(#8a5300, #f1b94e); --pass: light-dark(#15692f, #74cf8c);
  --skip: light-dark(#566070, #a3adbb); }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 78rem; padding: 1rem 1.5rem 4rem;
  background: light-dark(#fff, #14171c); color: light-dark(#1b1f26, #e5e8ed); }
h1 { font-size: 1.6rem; margin: .5rem 0; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--soft); position: sticky; top: 0; }
tbody th { font-weight: 600; }
.matrix td { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600; }
.matrix .none { color: var(--skip); font-weight: 400; }
.verdicts { width: 100%; }
.verdicts p { margin: 0 0 .2rem; }
.verdicts th small { display: block; font-weight: 400; color: var(--skip); }
.fail { color: var(--fail); } .warn { color: var(--warn); } .pass { color: var(--pass); } .skip { color: var(--skip); }
.grade { font-weight: 700; border: 1px solid; border-radius: .3rem; padding: 0 .4rem; }
form { display: flex; flex-wrap: wrap; gap: .6rem 1.4rem; align-items: center; background: var(--soft); padding: .7rem 1rem; border-radius: .5rem; }
fieldset { border: 0; margin: 0; padding: 0; } legend { float: left; margin-right: .8rem; }
summary { cursor: pointer; color: var(--skip); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: .4rem 0; }
dt { color: var(--skip); } dd { margin: 0; min-width: 0; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 16rem; overflow: auto; }
@media (max-width: 45rem) { dl { grid-template-columns: 1fr; } th, td { padding: .3rem; } }
@media print { form { display: none; } details::details-content { content-visibility: visible; } }
`;
