import { z } from "zod";
import type { Verb } from "@/lib/domain/roles";

/** One endpoint: who may call it, what goes in, what comes out. Handlers, the role test and the OpenAPI document read this. */
export type Endpoint = {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  path: string;
  summary: string;
  /** Null: open to everybody. */
  verb: Verb | null;
  /** The path holds a secret, so that it is never logged. */
  secretPath?: true;
  params?: z.ZodObject;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Multipart or another body that the verb reads itself. */
  rawBody?: true;
  ifMatch?: "required" | "optional";
  /** Schema per successful status; null where the answer is not JSON. */
  answers: Record<number, z.ZodType | null>;
  /** Content type of an answer that is not JSON. */
  media?: string;
};

export const defineEndpoints = <const E extends Record<string, Endpoint>>(list: E) => list;

/** Parameters of an endpoint inside a migration. */
export const inMigration = z.object({ migration: z.uuid() });
