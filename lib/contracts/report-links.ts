import { z } from "zod";
import { report } from "./report";
import { asOf, instant, listOf } from "./wire";

/** Days that a link lives unless said otherwise, and at most. */
export const linkDays = { usual: 14, most: 365 } as const;
export const linkPassword = { least: 8, most: 128 } as const;

/** `expires`: an instant, or a date that is meant to its end in the time zone of the migration. */
export const linkInput = z.strictObject({
  expires: asOf,
  password: z
    .string()
    .min(linkPassword.least, `A password needs ${linkPassword.least} characters or more`)
    .max(linkPassword.most)
    .nullish(),
});
export type LinkInput = z.input<typeof linkInput>;

export const reportLink = z.object({
  id: z.uuid(),
  number: z.number().int(),
  state: z.enum(["open", "expired", "revoked"]),
  password: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  expiresAt: instant,
  revokedAt: instant.nullable(),
  revokedBy: z.string().nullable(),
  opened: z.number().int(),
  openedAt: instant.nullable(),
});
export type ReportLink = z.infer<typeof reportLink>;
export const reportLinkList = listOf(reportLink);
/** The address holds the secret: it is in this one answer and nowhere else. */
export const linkWithAddress = z.object({ link: reportLink, address: z.string() });
export type LinkWithAddress = z.infer<typeof linkWithAddress>;

export const sharedPassword = z.strictObject({ password: z.string().max(linkPassword.most) });

/** What a link opens: a report, and which files there are of it. */
export const sharedReport = z.object({
  number: z.number().int(),
  name: z.string(),
  frozenAt: instant,
  sha256: z.string(),
  expiresAt: instant,
  report,
});
export type SharedReport = z.infer<typeof sharedReport>;
