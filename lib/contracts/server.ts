import { z } from "zod";
import { defineEndpoints } from "./endpoint";

export const serverEndpoints = defineEndpoints({
  health: {
    method: "GET",
    path: "/api/health",
    summary: "Whether the server and its database answer",
    verb: null,
    answers: { 200: z.object({ status: z.literal("ok"), database: z.literal("ok"), version: z.string() }) },
  },
  openapi: {
    method: "GET",
    path: "/api/v1/openapi.json",
    summary: "This document",
    verb: null,
    answers: { 200: z.looseObject({ openapi: z.string() }) },
  },
});
