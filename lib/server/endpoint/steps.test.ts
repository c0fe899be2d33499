import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { randomRuns } from "@/bin/testing/random-runs";
import { may, type Role, roles } from "@/lib/domain/roles";
import { handlerAt } from "@/lib/server/api/api";
import { useDatabase } from "@/lib/server/database/testing";
import { tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { nastyJson } from "./testing/nasty";
import { params as known, makeThings, listed as most, right } from "./testing/things";

useDatabase({ own: true });

/** More on demand: TANDEM_HISTORIES=60 npx vitest run lib/server/endpoint/steps.test.ts */
const runs = randomRuns(4);

/** Files of reports take long. */
const listed = most.filter(([, { media }]) => media === undefined || media === "text/csv");
const step = fc.record({
  of: fc.constantFrom(...listed),
  role: fc.constantFrom<(Role | null)[]>(null, ...roles, "lead", "admin"),
  elsewhere: fc.constantFrom(false, false, false, true),
  pick: fc.nat(1_000),
  ifMatch: fc.constantFrom(null, "0", "1", "1", "2", "3", "9"),
  spoil: fc.constantFrom(null, null, ...nastyJson.filter((json) => json.length < 1_000)),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const seen = new Set<string>();
let mine: string;
let other: string;

beforeAll(async () => {
  mine = await makeThings();
  other = (await makeMigration()).id;
});

function bodyOf(name: string, { pick, spoil }: Step): string {
  const fields = Object.entries(right[name] ?? {});
  const spoiled = spoil === null ? -1 : pick % Math.max(fields.length, 1);
  return `{${fields.map(([key, value], at) => `${JSON.stringify(key)}:${at === spoiled ? spoil : JSON.stringify(value)}`).join(",")}}`;
}

/** One request of one person; ids are some that earlier answers told. */
async function take(one: Step): Promise<void> {
  const [name, endpoint] = one.of;
  const ids = [...seen];
  const value = (key: string) => {
    if (key === "migration") return one.elsewhere ? other : mine;
    // Mostly the thing itself, else whatever has an id.
    return (one.pick % 4 > 0 && known[key]) || (ids[one.pick % Math.max(ids.length, 1)] ?? "1");
  };
  const keys = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, key = ""]) => key);
  const params = Object.fromEntries(keys.map((key) => [key, value(key)]));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ""));
  const answer = await knock(await handlerAt(`${endpoint.method} ${endpoint.path}`), path, {
    method: endpoint.method,
    params,
    headers: {
      ...(one.role ? { authorization: await tokenOf(one.role) } : {}),
      ...(one.ifMatch === null ? {} : { "if-match": `"${one.ifMatch}"` }),
    },
    ...(endpoint.body ? { body: bodyOf(name, one) } : {}),
  });
  const text = await answer.text();
  const said = `${one.role ?? "nobody"}: ${endpoint.method} ${path} ${answer.status} ${text.slice(0, 200)}`;
  expect(answer.status, said).toBeLessThan(500);
  if (answer.status >= 400) {
    expect(answer.headers.get("content-type"), said).toBe("application/problem+json");
    expect(text, said).not.toMatch(/node_modules|\.ts:|select .* from|syntax error/i);
  }
  const actor = one.role && { kind: "service" as const, id: "1", name: "S", role: one.role };
  if (endpoint.verb && !may(actor, endpoint.verb)) expect([401, 403], said).toContain(answer.status);
  for (const [, id = ""] of text.matchAll(/"id":"([^"]{1,80})"/g)) if (seen.size < 400) seen.add(id);
}

describe("whatever people do one after the other", () => {
  it("is never a fault, opens no door, and leaves counts that add up", { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
        for (const one of steps) await take(one);
        const { total, stages } = (await apiOf(mine).progress()).body;
        const { gone: _, ...present } = stages;
        expect(Object.values(present).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect((await apiOf(mine).agents()).body.total).toBeGreaterThanOrEqual(total);
      }),
      { ...runs, interruptAfterTimeLimit: 3_000_000, markInterruptAsFailure: true },
    );
  });
});
