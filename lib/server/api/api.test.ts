import { describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { tokenOf } from "@/lib/server/endpoint/testing/ask";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { answerApi } from "./api";

useDatabase();

const ask = async (method: string, path: string) =>
  knock(answerApi, path, { method, headers: { authorization: await tokenOf("lead"), "if-match": '"1"' } });

describe("an address of the API", () => {
  it("is that of the endpoint that is written out, before one that stands for any name", async () => {
    const { id } = await makeMigration();
    const order = await ask("GET", `/api/v1/migrations/${id}/agents/order`);
    expect([order.status, order.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
    const agent = await (await ask("GET", `/api/v1/migrations/${id}/agents/order.corp.test`)).json();
    expect(agent).toMatchObject({ status: 404, code: "not-observed" });
  });

  it("may hold signs that are written otherwise there", async () => {
    const { id } = await makeMigration();
    const refused = await (await ask("DELETE", `/api/v1/migrations/${id}/aliases/srv%2Dx.corp.test`)).json();
    expect(refused).toMatchObject({ code: "not-found", detail: expect.stringContaining("The alias") });
  });

  it.each(["/api/v1/nothing", "/api/v1/people/a/b/c", "/api/v1/people/%E0%A4%A", "/api/v1/people/"])(
    "%s is none, and says so",
    async (path) => {
      for (const method of ["GET", "POST", "DELETE"]) {
        const answer = await ask(method, path);
        expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
        expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      }
    },
  );

  it("takes no other method than its endpoints have", async () => {
    const answer = await ask("DELETE", "/api/v1/people");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, POST"]);
  });
});
