import type { AuditReport } from '../report.js';

/** The forms of a report. */
export const reporters = ['table', 'json', 'junit', 'markdown', 'html', 'sarif'] as const;
export type Reporter = (typeof reporters)[number];

type Render = (report: AuditReport) => string | Promise<string>;

const renderers: Readonly<Record<Reporter, () => Promise<Render>>> = {
  table: async () => (await import('./table.js')).tableReport,
  json: async () => (report) => `${JSON.stringify(report)}\n`,
  junit: async () => (await import('./junit.js')).junitReport,
  markdown: async () => (await import('./markdown.js')).markdownReport,
  html: async () => (await import('./html.js')).htmlReport,
  sarif: async () => (await import('./sarif.js')).sarifReport,
};

/** A report as text: for people, for CI services, for security reviewers. */
export const render = async (report: AuditReport, reporter: Reporter): Promise<string> =>
  (await renderers[reporter]())(report);
