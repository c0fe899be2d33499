import "server-only";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { type Schema, schemaOf } from "./schema";

type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: Schema;
  description?: string;
  style?: string;
  explode?: boolean;
};

export function parametersOf(endpoint: Endpoint): Parameter[] {
  return [...pathKeys(endpoint), ...queryKeys(endpoint), ...headers(endpoint)];
}

function pathKeys({ path, params }: Endpoint): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const schema = params?.shape[name];
    return { name, in: "path", required: true, schema: schema instanceof z.ZodType ? schemaOf(schema, "input") : { type: "string" } };
  });
}

function queryKeys({ query }: Endpoint): Parameter[] {
  if (!(query instanceof z.ZodObject)) return [];
  return Object.entries(query.shape).map(([name, schema]) => {
    if (!(schema instanceof z.ZodType)) throw new TypeError(`The query key ${name} has no schema.`);
    const shape = queryShape(schema);
    const many = shape.type === "array" ? { style: "form", explode: true } : {};
    return { name, in: "query", required: !schema.safeParse(undefined).success, schema: shape, ...many };
  });
}

/** A key that is made into a list says nothing of what goes in; what comes out tells it. */
function queryShape(schema: z.ZodType): Schema {
  const input = schemaOf(schema, "input");
  return Object.keys(input).length ? input : schemaOf(schema, "output");
}

function headers({ method, verb, ifMatch }: Endpoint): Parameter[] {
  const list: Parameter[] = [];
  if (ifMatch)
    list.push({
      name: "If-Match",
      in: "header",
      required: ifMatch === "required",
      schema: { type: "string" },
      description: 'The revision that is changed, in double quotes: "3".',
    });
  if (method === "POST" && verb)
    list.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", minLength: 1, maxLength: 200 },
      description: "The same key within 24 hours gets the same answer and nothing happens twice.",
    });
  return list;
}
