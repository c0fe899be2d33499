import "server-only";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { problem } from "@/lib/contracts/wire";
import packageFile from "@/package.json" with { type: "json" };
import { parametersOf } from "./parameters";
import { schemaOf } from "./schema";

type Member = Record<string, unknown>;

/** The document says what the contracts say: it is made from them and never written by hand. */
export function openApiDocument(server: string): { openapi: string } & Member {
  const paths: Record<string, Member> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tandem",
      version: packageFile.version,
      description: "Tracks a parallel migration of Operations Manager management groups from their own exports.",
    },
    servers: [{ url: server }],
    paths,
    components: {
      securitySchemes: {
        cookie: { type: "apiKey", in: "cookie", name: "tandem.session_token", description: "Set by signing in." },
        token: { type: "http", scheme: "bearer", description: "A token made with `tandem token create`." },
      },
    },
  };
}

function operation(name: string, endpoint: Endpoint): Member {
  const request = requestBody(endpoint);
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(endpoint.verb ? { description: `Needs the permission ${endpoint.verb}.` } : {}),
    security: endpoint.verb ? [{ cookie: [] }, { token: [] }] : [],
    parameters: parametersOf(endpoint),
    ...(request ? { requestBody: request } : {}),
    responses: { ...successes(endpoint), ...problems(endpoint) },
  };
}

function requestBody(endpoint: Endpoint): Member | null {
  if (endpoint.rawBody) {
    const schema = {
      type: "object",
      properties: { file: { type: "string", format: "binary" } },
      required: ["file"],
      additionalProperties: { type: "string" },
    };
    return { required: true, content: { "multipart/form-data": { schema } } };
  }
  return endpoint.body ? { required: true, content: { "application/json": { schema: schemaOf(endpoint.body, "input") } } } : null;
}

function successes(endpoint: Endpoint): Member {
  return Object.fromEntries(
    Object.entries(endpoint.answers).map(([status, schema]) => {
      const media = schema ? "application/json" : (endpoint.media ?? "application/octet-stream");
      return [status, { description: "Done", content: { [media]: { schema: schema ? schemaOf(schema, "output") : { type: "string" } } } }];
    }),
  );
}

const reasons: Record<number, string> = {
  400: "The request cannot be used",
  401: "Not signed in",
  403: "The role does not allow it",
  404: "Not found",
  409: "It does not fit the present state",
  412: "Changed meanwhile; `current` is how it stands",
  413: "Too large",
  415: "Not JSON",
  422: "Cannot be used as it is",
  428: "If-Match is missing",
  429: "Too many attempts",
  503: "The database does not answer",
};

function problems(endpoint: Endpoint): Member {
  const content = { "application/problem+json": { schema: schemaOf(problem, "output") } };
  return Object.fromEntries(statusesOf(endpoint).map((status) => [status, { description: reasons[status], content }]));
}

function statusesOf({ method, verb, params, query, body, rawBody, ifMatch }: Endpoint): number[] {
  const changes = method !== "GET";
  return [
    params || query || body || ifMatch ? 400 : 0,
    verb ? 401 : 0,
    verb || changes ? 403 : 0,
    params ? 404 : 0,
    changes ? 409 : 0,
    ifMatch ? 412 : 0,
    body || rawBody ? 413 : 0,
    body ? 415 : 0,
    method === "POST" ? 422 : 0,
    ifMatch === "required" ? 428 : 0,
    verb ? 0 : 429,
    503,
  ].filter(Boolean);
}
