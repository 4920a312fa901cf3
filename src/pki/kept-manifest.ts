import { z } from 'zod';

/** By this one a folder is known to be ours. */
export const keptMark = 'faultls authorities';

/** What stands in the manifest of a kept PKI. */
export const keptManifest = z.strictObject({
  format: z.literal(keptMark),
  schema: z.literal(1),
  /** Part of the authorities' names. */
  label: z.string().regex(/^[0-9a-f]{6}$/),
  /** The names that the roots are constrained to, for people; the certificates themselves decide. */
  permitted: z.array(z.string()),
  /** When clients must be given new roots. */
  validUntil: z.iso.datetime(),
  /** Where the intermediates say that their status can be asked. */
  statusAt: z.url(),
  /** SHA-256 of every certificate and CRL, so that one lab's files are not mixed with another's. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type KeptManifest = z.infer<typeof keptManifest>;
