import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { knock } from "@/lib/server/people/testing";

const route = routeAt("/api/v1/openapi.json");

type Operation = {
  operationId: string;
  security: object[];
  responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }>;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: { securitySchemes: object } };

const document: Document = await (await knock(route.GET, "/api/v1/openapi.json")).json();
const all = Object.entries<Endpoint>(endpoints);
const operationOf = ({ path, method }: Endpoint) => document.paths[path]?.[method.toLowerCase()];

describe("the OpenAPI document", () => {
  it("is 3.1 and has every endpoint once, and nothing else", () => {
    expect(document.openapi).toBe("3.1.0");
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(all.map(([name]) => name).sort());
    expect(Object.keys(document.components.securitySchemes)).toEqual(["cookie", "token"]);
  });

  it.each(all)("%s: parameters, answers and problems as the contract has them", (_, endpoint) => {
    const operation = operationOf(endpoint);
    const inPath = operation?.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => `{${name}}`);
    expect(inPath).toEqual(endpoint.path.match(/\{\w+\}/g) ?? []);
    const statuses = Object.keys(operation?.responses ?? {});
    for (const status of Object.keys(endpoint.answers)) expect(statuses).toContain(status);
    expect([statuses.includes("401"), statuses.includes("428"), statuses.includes("412")]).toEqual([
      endpoint.verb !== null,
      endpoint.ifMatch === "required",
      endpoint.ifMatch !== undefined,
    ]);
    expect(operation?.security.length).toBe(endpoint.verb ? 2 : 0);
    expect(Boolean(operation?.requestBody)).toBe(Boolean(endpoint.body ?? endpoint.rawBody));
  });

  it("holds only schemas that a validator accepts", () => {
    const ajv = addFormats(new Ajv2020({ strict: false }));
    const schemas = Object.values(document.paths)
      .flatMap((path) => Object.values(path))
      .flatMap(({ parameters, requestBody, responses }) => [
        ...parameters.map(({ schema }) => schema),
        ...[requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}).map(({ schema }) => schema)),
      ]);
    expect(schemas.length).toBeGreaterThan(100);
    for (const schema of schemas) ajv.compile(schema);
  });

  it("tells lists, defaults and limits of a query", () => {
    const parameters = operationOf(endpoints.agentsList)?.parameters ?? [];
    expect(parameters.find(({ name }) => name === "stage")).toMatchObject({
      required: false,
      style: "form",
      explode: true,
      schema: { type: "array", items: { enum: expect.arrayContaining(["waiting"]) } },
    });
    expect(parameters.find(({ name }) => name === "limit")).toMatchObject({ required: false, schema: { maximum: 500, default: 100 } });
  });
});
