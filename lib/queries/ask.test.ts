import { expect, test } from "vitest";
import { ask, hrefOf, type Input } from "./ask";

const migration = "0198e7a0-0000-7000-8000-000000000000";

test("parameters stand escaped in the path, and the query says only what is set, lists value by value", () => {
  expect(hrefOf("GET /api/v1/migrations/{migration}/agents/{fqdn}", { params: { migration, fqdn: "a/b c" }, query: { asOf: null } })).toBe(
    `/api/v1/migrations/${migration}/agents/a%2Fb%20c`,
  );
  const query = { stage: ["waiting", "gone"], owned: false, q: "", owner: "Ada & Bo", limit: 8 } as const;
  expect(hrefOf("GET /api/v1/migrations/{migration}/agents", { params: { migration }, query })).toBe(
    `/api/v1/migrations/${migration}/agents?stage=waiting&stage=gone&owned=false&owner=Ada+%26+Bo&limit=8`,
  );
});

test("what no contract says does not compile", () => {
  const wrong = () => [
    // @ts-expect-error no such address
    hrefOf("GET /api/v1/migrations/{migration}/agent", { params: { migration } }),
    // @ts-expect-error a parameter is missing
    hrefOf("GET /api/v1/migrations/{migration}/agents/{fqdn}", { params: { migration } }),
    // @ts-expect-error no such field in the query
    hrefOf("GET /api/v1/migrations/{migration}/agents", { params: { migration }, query: { stages: ["waiting"] } }),
    // @ts-expect-error no such stage
    hrefOf("GET /api/v1/migrations/{migration}/agents", { params: { migration }, query: { stage: ["wait"] } }),
    // @ts-expect-error a change that rests on a revision says which
    ask("DELETE /api/v1/migrations/{migration}/aliases/{name}", { params: { migration, name: "a" } }),
    // @ts-expect-error reading takes no body
    ask("GET /api/v1/people", { body: {} }),
    // @ts-expect-error no such field in the answer
    ask("GET /api/v1/people", {}).then(({ items }) => items.map(({ surname }) => surname)),
  ];
  expect(wrong).toBeTypeOf("function");
  const body: Input<"PUT /api/v1/limits/{limit}">["body"] = { value: null };
  expect(body).toEqual({ value: null });
});
