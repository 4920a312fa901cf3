/** Moments relative to now, so that nothing rots. Each call looks at the clock again. */
const from = (milliseconds: number): Date => new Date(Math.floor((Date.now() + milliseconds) / 1000) * 1000);

export const secondsAgo = (n: number): Date => from(-n * 1000);
export const secondsFromNow = (n: number): Date => from(n * 1000);
export const minutesFromNow = (n: number): Date => from(n * 60_000);
export const hoursAgo = (n: number): Date => from(-n * 3_600_000);
export const hoursFromNow = (n: number): Date => from(n * 3_600_000);
export const daysAgo = (n: number): Date => from(-n * 86_400_000);
export const daysFromNow = (n: number): Date => from(n * 86_400_000);
