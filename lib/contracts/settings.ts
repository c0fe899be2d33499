import { z } from "zod";
import { limitNames } from "@/lib/domain/limits";
import { releases } from "@/lib/domain/releases";
import { defineEndpoints } from "./endpoint";
import { count, instant, listOf } from "./wire";

/** What administrators see and set for the whole installation. */

export const build = z.object({
  build: z.string(),
  release: z.enum(releases).nullable(),
  family: z.enum(["agent", "server", "both"]).nullable(),
  rollup: z.string().nullable(),
  /** Where the release comes from: the catalogue, a person, the series of numbers around it, or nowhere. */
  from: z.enum(["catalogue", "named", "series", "unknown"]),
  source: z.string().nullable(),
  /** Agents that any management group lists with it now, in all migrations that are not archived. */
  agents: count,
});
export type Build = z.infer<typeof build>;
export const buildList = listOf(build);
export const buildName = z.strictObject({
  release: z.enum(releases),
  rollup: z
    .string()
    .trim()
    .regex(/^(RTM|UR\d{1,2})$/i, "RTM, or UR and a number, such as UR3")
    .transform((text) => text.toUpperCase())
    .nullish(),
});
export type BuildName = z.input<typeof buildName>;
/** How many agents moved to another stage, release or flag. */
export const buildMoved = z.object({ build, moved: count });
export type BuildMoved = z.infer<typeof buildMoved>;

export const limit = z.object({
  name: z.enum(limitNames),
  words: z.string(),
  value: count,
  documented: count,
  source: z.string(),
  setBy: z.string().nullable(),
  setAt: instant.nullable(),
});
export type Limit = z.infer<typeof limit>;
export const limitList = listOf(limit);
/** Null goes back to the documented number. */
export const limitInput = z.strictObject({ value: z.number().int().min(1).max(1_000_000).nullable() });

export const settingsEndpoints = defineEndpoints({
  buildsList: {
    method: "GET",
    path: "/api/v1/builds",
    summary: "The catalogue of builds, what people named, and what imports show beyond it",
    verb: "migrations.read",
    answers: { 200: buildList },
  },
  buildsName: {
    method: "PUT",
    path: "/api/v1/builds/{build}",
    summary: "Say which release a build is that the catalogue does not know; stages follow",
    verb: "settings.edit",
    body: buildName,
    answers: { 200: buildMoved },
  },
  buildsUnname: {
    method: "DELETE",
    path: "/api/v1/builds/{build}",
    summary: "Remove the name of a build; stages follow",
    verb: "settings.edit",
    answers: { 200: buildMoved },
  },
  limitsList: {
    method: "GET",
    path: "/api/v1/limits",
    summary: "Limits as documented and as set here",
    verb: "migrations.read",
    answers: { 200: limitList },
  },
  limitsEdit: {
    method: "PUT",
    path: "/api/v1/limits/{limit}",
    summary: "Set a limit, or go back to the documented one",
    verb: "settings.edit",
    body: limitInput,
    answers: { 200: limit },
  },
});
