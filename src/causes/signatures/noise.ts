/**
 * Passages that quote codes without reporting them: the retry settings that a dumped error of got carries along, lists
 * of what would be retried. They are blanked before anything is searched.
 */
export const noise: readonly RegExp[] = [
  /\b(?:errorCodes|retryableErrors|retryCodes|retryOn|retryable_errors|statusCodes|limitedErrorCodes)\b['"]?:? ?(?:Set\(\d+\) )?[[{][^\]}]{0,2000}[\]}]/g,
  /\[Symbol\(k\w+\)\]: null/g,
  /behind a proxy that intercepts traffic with a self-signed certificate/g,
];
