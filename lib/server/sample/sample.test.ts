import { describe, expect, it } from "vitest";
import * as route from "@/app/api/v1/sample/route";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

useDatabase();
const load = async (role: "lead" | "engineer" = "lead") =>
  knock(route.POST, "/api/v1/sample", { method: "POST", headers: { authorization: await tokenOf(role) } });

describe("the sample", () => {
  it("tells its story from the first export to almost the end", async () => {
    const answer = await load();
    expect(answer.status).toBe(201);
    const migration = await answer.json();
    expect(answer.headers.get("location")).toBe(`/api/v1/migrations/${migration.id}`);
    const api = apiOf(migration.id);
    const shares: (number | null)[] = [];
    for (const day of ["2014-02-03", "2014-02-10", "2014-02-17", "2014-03-05"])
      shares.push((await api.progress(`?asOf=${day}`)).body.percentDone);
    expect(shares).toEqual([1.7, 37.9, 78.3, 93.3]);
    const now = (await api.progress()).body;
    expect(now).toMatchObject({ total: 60, stages: { cutOver: 56, waiting: 3, joined: 1 }, excluded: 2, incomplete: [] });
    const agents = (await api.agents("?limit=500")).body.items;
    expect(agents.filter(({ owner }) => owner === null)).toEqual([]);
    const imports = (await api.imports()).body.items;
    expect(imports).toHaveLength(14);
    expect(imports.map(({ status }) => status)).toEqual(imports.map(() => "applied"));
  });

  it("is another one each time, and not for everybody", async () => {
    const names = [await (await load()).json(), await (await load()).json()].map(({ name }) => name);
    expect(names).toEqual(["Sample: Contoso, 2012 SP1 to 2012 R2 (2)", "Sample: Contoso, 2012 SP1 to 2012 R2 (3)"]);
    expect((await load("engineer")).status).toBe(403);
  });
});
