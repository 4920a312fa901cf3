/**
 * The text as phrases are compared with it: lower case, hyphens, underscores and tabs as spaces.
 * Every character keeps its place, so that evidence can be quoted from the original.
 */
export function plainly(text: string): string {
  const lower = text.toLowerCase();
  const sameLength = lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return sameLength.replace(/[-_\t\u2010\u2011]/g, ' ').replace(/[\u2018\u2019]/g, "'");
}
