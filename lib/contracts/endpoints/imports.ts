import { z } from "zod";
import { defineEndpoints, inMigration } from "../endpoint";
import { importInput, importList, importListQuery, importRecord, importRows, importRowsQuery } from "../imports";

const ofImport = inMigration.extend({ import: z.uuid() });

export const importEndpoints = defineEndpoints({
  importsCreate: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/imports",
    summary:
      "Read an export (multipart: file, kind, group, capturedAt, dateOrder, coverage, coverage.<group>, columns as JSON, apply, upload: an id by which events tell how it stands)",
    verb: "imports.create",
    params: inMigration,
    rawBody: true,
    answers: { 200: importRecord, 201: importRecord },
  },
  importsList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports",
    summary: "List imports, newest first",
    verb: "imports.read",
    params: inMigration,
    query: importListQuery,
    answers: { 200: importList },
  },
  importsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "One import",
    verb: "imports.read",
    params: ofImport,
    answers: { 200: importRecord },
  },
  importsFile: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}/file",
    summary: "The original file",
    verb: "imports.file",
    params: ofImport,
    answers: { 200: null },
    media: "application/octet-stream",
  },
  importsRows: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/imports/{import}/rows",
    summary: "What happened to each row",
    verb: "imports.read",
    params: ofImport,
    query: importRowsQuery,
    answers: { 200: importRows },
  },
  importsAnswer: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "Answer what a waiting import asks, or say otherwise, and plan it again without applying it",
    verb: "imports.create",
    params: ofImport,
    body: importInput,
    ifMatch: "optional",
    answers: { 200: importRecord },
  },
  importsApply: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/imports/{import}/application",
    summary: "Apply a planned import",
    verb: "imports.apply",
    params: ofImport,
    body: importInput,
    ifMatch: "optional",
    answers: { 200: importRecord },
  },
  importsUndo: {
    method: "DELETE",
    path: "/api/v1/migrations/{migration}/imports/{import}",
    summary: "Undo an applied import, or discard a planned one",
    verb: "imports.discard",
    params: ofImport,
    ifMatch: "optional",
    answers: { 200: importRecord },
  },
});
