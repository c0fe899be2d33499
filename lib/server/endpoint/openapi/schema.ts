import "server-only";
import { z } from "zod";

export type Schema = Record<string, unknown>;

/** A contract as JSON Schema. What has no form in JSON Schema is left open. */
export function schemaOf(schema: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _, "~standard": __, ...made } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return made;
}
