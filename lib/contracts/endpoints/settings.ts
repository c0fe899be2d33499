import { z } from "zod";
import { limitNames } from "@/lib/domain/limits";
import { defineEndpoints } from "../endpoint";
import { buildList, buildMoved, buildName, limit, limitInput, limitList } from "../settings";

const ofBuild = z.object({ build: z.string().regex(/^\d{1,9}(\.\d{1,9}){2,3}$/) });

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
    params: ofBuild,
    body: buildName,
    answers: { 200: buildMoved },
  },
  buildsUnname: {
    method: "DELETE",
    path: "/api/v1/builds/{build}",
    summary: "Take the name of a build back; stages follow",
    verb: "settings.edit",
    params: ofBuild,
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
    params: z.object({ limit: z.enum(limitNames) }),
    body: limitInput,
    answers: { 200: limit },
  },
});
