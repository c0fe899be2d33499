import { z } from "zod";
import { defineEndpoints } from "./endpoint";
import { report } from "./report";
import { asOf, count, instant, listOf, onlyHere } from "./wire";

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
  number: count,
  state: z.enum(["open", "expired", "revoked"]),
  password: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  expiresAt: instant,
  revokedAt: instant.nullable(),
  revokedBy: z.string().nullable(),
  opened: count,
  openedAt: instant.nullable(),
});
export type ReportLink = z.infer<typeof reportLink>;
export const reportLinkList = listOf(reportLink);
/** The address holds the secret: it is in this one answer and nowhere else. */
export const linkWithAddress = z.object({ link: reportLink, address: z.string(), onlyHere });
export type LinkWithAddress = z.infer<typeof linkWithAddress>;

export const sharedPassword = z.strictObject({ password: z.string().max(linkPassword.most) });

/** What a link opens: a report, and which files there are of it. */
export const sharedReport = z.object({
  number: count,
  name: z.string(),
  frozenAt: instant,
  sha256: z.string(),
  expiresAt: instant,
  report,
});
export type SharedReport = z.infer<typeof sharedReport>;

/** Without a session: the secret in the path is all that counts. */
export const reportLinkEndpoints = defineEndpoints({
  reportLinksList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}/links",
    summary: "Links that were made to a frozen report, and how often each was opened",
    verb: "reports.share",
    answers: { 200: reportLinkList },
  },
  reportLinksMake: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/reports/{report}/links",
    summary: "Make a link that opens a frozen report without a session; its address is shown once",
    verb: "reports.share",
    body: linkInput,
    answers: { 201: linkWithAddress },
  },
  reportLinksRevoke: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/reports/{report}/links/{link}",
    summary: "Revoke a link: it opens nothing from then on",
    verb: "reports.share",
    answers: { 200: reportLink },
  },
  sharedGet: {
    method: "GET",
    path: "/api/v1/shared/{secret}",
    summary: "The frozen report that a link opens",
    verb: null,
    secretPath: true,
    answers: { 200: sharedReport },
  },
  sharedOpen: {
    method: "POST",
    path: "/api/v1/shared/{secret}/opening",
    summary: "Give the password of a link; the answer sets a cookie that opens it for eight hours",
    verb: null,
    secretPath: true,
    body: sharedPassword,
    answers: { 204: null },
  },
  sharedFile: {
    method: "GET",
    path: "/api/v1/shared/{secret}/files/{file}",
    summary: "The frozen report that a link opens, as a file",
    verb: null,
    secretPath: true,
    answers: { 200: null },
  },
});
