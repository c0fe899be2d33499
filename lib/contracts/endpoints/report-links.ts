import { z } from "zod";
import { reportFiles } from "@/lib/domain/report/files";
import { defineEndpoints, inMigration } from "../endpoint";
import { reportNumber } from "../frozen-reports";
import { linkInput, linkWithAddress, reportLink, reportLinkList, sharedPassword, sharedReport } from "../report-links";

const inReport = inMigration.extend({ report: reportNumber });
/** Without a session: the secret in the path is all that counts. */
const inLink = z.object({ secret: z.string().regex(/^[\w-]{43}$/) });

export const reportLinkEndpoints = defineEndpoints({
  reportLinksList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/reports/{report}/links",
    summary: "Links that were made to a frozen report, and how often each was opened",
    verb: "reports.share",
    params: inReport,
    answers: { 200: reportLinkList },
  },
  reportLinksMake: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/reports/{report}/links",
    summary: "Make a link that opens a frozen report without a session; its address is shown once",
    verb: "reports.share",
    params: inReport,
    body: linkInput,
    answers: { 201: linkWithAddress },
  },
  reportLinksRevoke: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/reports/{report}/links/{link}",
    summary: "Revoke a link: it opens nothing from then on",
    verb: "reports.share",
    params: inReport.extend({ link: z.uuid() }),
    answers: { 200: reportLink },
  },
  sharedGet: {
    method: "GET",
    path: "/api/v1/shared/{secret}",
    summary: "The frozen report that a link opens",
    verb: null,
    secretPath: true,
    params: inLink,
    answers: { 200: sharedReport },
  },
  sharedOpen: {
    method: "POST",
    path: "/api/v1/shared/{secret}/opening",
    summary: "Give the password of a link; the answer sets a cookie that opens it for eight hours",
    verb: null,
    secretPath: true,
    params: inLink,
    body: sharedPassword,
    answers: { 204: null },
  },
  sharedFile: {
    method: "GET",
    path: "/api/v1/shared/{secret}/files/{file}",
    summary: "The frozen report that a link opens, as a file",
    verb: null,
    secretPath: true,
    params: inLink.extend({ file: z.enum(reportFiles) }),
    answers: { 200: null },
  },
});
