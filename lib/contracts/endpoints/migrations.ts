import { z } from "zod";
import { defineEndpoints, inMigration } from "../endpoint";
import { migration, migrationInput, migrationList, migrationPatch } from "../migrations";
import { pageQuery } from "../wire";

export const migrationEndpoints = defineEndpoints({
  migrationsCreate: {
    method: "POST",
    path: "/api/v1/migrations",
    summary: "Create a migration",
    verb: "migrations.create",
    body: migrationInput,
    answers: { 201: migration },
  },
  migrationsList: {
    method: "GET",
    path: "/api/v1/migrations",
    summary: "List migrations",
    verb: "migrations.read",
    query: z.object({
      ...pageQuery,
      archived: z
        .enum(["true", "false"])
        .transform((v) => v === "true")
        .optional(),
    }),
    answers: { 200: migrationList },
  },
  migrationsGet: {
    method: "GET",
    path: "/api/v1/migrations/{migration}",
    summary: "One migration",
    verb: "migrations.read",
    params: inMigration,
    answers: { 200: migration },
  },
  migrationsEdit: {
    method: "PATCH",
    path: "/api/v1/migrations/{migration}",
    summary: "Edit, archive or restore a migration",
    verb: "migrations.edit",
    params: inMigration,
    body: migrationPatch,
    ifMatch: "required",
    answers: { 200: migration },
  },
  sampleLoad: {
    method: "POST",
    path: "/api/v1/sample",
    summary: "Make a migration of the sample exports through the real import",
    verb: "migrations.create",
    answers: { 201: migration },
  },
});
