import fc from "fast-check";
import { expect, it } from "vitest";
import { randomRuns } from "@/bin/testing/random-runs";
import { agentSorts } from "@/lib/domain/agent-fields";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import type { AlikeAgents } from "@/lib/domain/agent-told";
import { causeCodes, unknownFields } from "@/lib/domain/remaining/cause-codes";
import { alertsFroms, flagCodes, methods, severities, stages } from "@/lib/domain/stages";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { day, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { Estates, estateOf } from "./kept";
import { type PlainQuestion, plainOrder, plainRows } from "./testing/plain";

useDatabase();

/** More on demand: TANDEM_HISTORIES=100 npx vitest run lib/server/estate */
const runs = randomRuns(6);

const names = ["box05", "srv01.corp.test", "srv01.emea.test", "srv02.corp.test", "srv03.corp.test", "srv04.dmz.test", "ünder.corp.test"];
const servers = ["ms01.corp.test", "MS02.corp.test", ""];
const owners = ["Team Öl", "team öl", "ops"];

const row = fc.record({
  name: fc.constantFrom(...names),
  version: fc.constantFrom("7.0.9538.0", "7.1.10184.0", "9.9.9.9", ""),
  health: fc.constantFrom("Success", "Error", "Uninitialized"),
  available: fc.constantFrom("True", "False", ""),
  server: fc.constantFrom(...servers),
  lists: fc.constantFrom("", "", source, `${source};${target}`, `${source};A;B;C`),
});
const file = fc.record({
  rows: fc.uniqueArray(row, { minLength: 1, selector: ({ name }) => name }),
  group: fc.constantFrom(source, target),
  hour: fc.integer({ min: 0, max: 200 }),
  coverage: fc.constantFrom("whole", "whole", "part"),
});
const words = fc.record(
  {
    owner: fc.constantFrom(...owners, null),
    tags: fc.constantFrom([], ["dc"], ["dc", "Cluster"]),
    method: fc.constantFrom(...methods, null),
    excluded: fc.constantFrom({ reason: "old" }, null),
    cutOverAccepted: fc.constantFrom({ reason: "fine" }, null),
    alertsFrom: fc.constantFrom(...alertsFroms, null),
  },
  { requiredKeys: [] },
);
const list = fc.array(
  fc.record({
    name: fc.constantFrom(...names, "srv03", "srv01", "srv99.corp.test"),
    owner: fc.constantFrom("", "lists", "OPS"),
    service: fc.constantFrom("", "Payroll", "mail"),
    environment: fc.constantFrom("", "PROD", "test"),
    window: fc.constantFrom("", "Sat"),
    decommission: fc.constantFrom("", "2030-06-30", "2031-02-01", "soon"),
    tags: fc.constantFrom("", "dmz", "dc; dmz"),
  }),
  { minLength: 1, maxLength: 6 },
);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ rows: list, hour: fc.integer({ min: 0, max: 200 }) }).map((listed) => ({ listed })) },
  { weight: 4, arbitrary: file.map((told) => ({ told })) },
  { weight: 1, arbitrary: file.map((planned) => ({ planned })) },
  { weight: 1, arbitrary: fc.nat(9).map((undone) => ({ undone })) },
  { weight: 3, arbitrary: fc.record({ name: fc.constantFrom(...names), words }).map((said) => ({ said })) },
);

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1, maxLength: Math.min(3, values.length) });
const filters: fc.Arbitrary<AgentConditions> = fc.record(
  {
    stage: some(...stages),
    flag: some(...flagCodes),
    without: some(...flagCodes),
    worst: some(...severities),
    group: some(source, target.toLowerCase()),
    everIn: some(source.toLowerCase(), target),
    release: some("2012 R2", "2012 SP1", "unknown"),
    version: some("7.0.9538.0", "9.9.9.9"),
    sourceHealth: some("healthy", "notMonitored", "unknown"),
    health: some(`healthy in ${source}`, `notMonitored in ${source.toLowerCase()}`, `critical in ${target}`, `unknown in ${target}`),
    server: some("ms01.corp.test", "ms02.CORP.test"),
    sourceServer: some("MS01.corp.test", "ms02.corp.test"),
    domain: some("corp.test", "EMEA.test"),
    owner: some("TEAM ÖL", "ops"),
    method: some(...methods),
    tag: some("dc", "Cluster", "dmz"),
    service: some("PAYROLL", "Mail"),
    environment: some("prod"),
    changeWindow: some("Sat"),
    decommission: some("never", "since:2030-01-01", "before:2031-01-01"),
    alertsFrom: some("source", "target", "unknown"),
    cause: some(...causeCodes),
    unknown: some(...unknownFields),
    lastHeard: some("never", `since:${new Date(at(60)).toISOString()}`, `before:${new Date(at(140)).toISOString()}`),
    q: fc.constantFrom("srv0", "Ü", " corp ", "", "no", "t\ns"),
    owned: fc.boolean(),
    excluded: fc.boolean(),
    done: fc.boolean(),
    notReporting: fc.boolean(),
    heard: fc.boolean(),
    cameBack: fc.boolean(),
    oldRelease: fc.boolean(),
    fullGroups: fc.boolean(),
    groupsTold: fc.boolean(),
    systemTold: fc.boolean(),
    directoryTold: fc.boolean(),
    integrated: fc.boolean(),
    connecting: fc.boolean(),
    inScope: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Few conditions at a time: of all together nobody would be found. */
const narrow = fc.tuple(filters, some(0, 1, 2)).map(([filter, kept]): AgentConditions => {
  const entries = Object.entries(filter);
  return Object.fromEntries(kept.flatMap((i) => (entries.length ? [entries[(i * 7) % entries.length] ?? []] : [])).filter(([key]) => key));
});
const questions: fc.Arbitrary<PlainQuestion> = fc.record({
  moment: fc.option(fc.integer({ min: -5, max: 260 }).map(at)),
  filter: narrow,
  sort: fc.constantFrom(...agentSorts.flatMap((sort) => [sort, `-${sort}`])),
});

const wordsOf = (alike: AlikeAgents) => JSON.stringify(alike);

function at(hour: number): number {
  return Date.parse(day(1)) + hour * 3600_000;
}

function textOf({ rows, group }: typeof file extends fc.Arbitrary<infer T> ? T : never): string {
  const lines = rows.map(({ name, version, health, available, server, lists }) =>
    [name, group, version, health, available, server, lists].join(","),
  );
  return `FQDN,ManagementGroup,Version,HealthState,IsAvailable,PrimaryManagementServerName,MGList\n${lines.join("\n")}\n`;
}

function listOf(
  rows: readonly Record<"name" | "owner" | "service" | "environment" | "window" | "decommission" | "tags", string>[],
): string {
  const lines = rows.map((row) => Object.values(row).join(","));
  return `Name,Owner,Service,Environment,Change window,Decommission date,Tags\n${lines.join("\n")}\n`;
}

it(`loaded afresh, taken up to date, and asked of the rows one by one, all answers are the same, now and at any moment: ${runs.numRuns} runs from seed ${runs.seed}`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 14 }),
      fc.array(questions, { minLength: 25, maxLength: 25 }),
      async (steps, asked) => {
        const { id } = await makeMigration();
        const api = apiOf(id);
        const applied: string[] = [];
        // One process that is asked all the time, and one that nearly slept through it.
        const [busy, sleepy] = [new Estates(1e6), new Estates(1e6)];
        await sleepy.ask(id);
        // And the one of this process, to which whoever derives hands what it wrote.
        await estateOf(id);
        for (const one of steps) {
          if ("told" in one) {
            const { coverage, hour } = one.told;
            const { body } = await api.send(textOf(one.told), { capturedAt: new Date(at(hour)).toISOString(), coverage });
            if (body.status === "applied") applied.push(body.id);
          } else if ("planned" in one) {
            const { coverage, hour } = one.planned;
            await api.send(textOf(one.planned), { apply: "false", capturedAt: new Date(at(hour)).toISOString(), coverage });
          } else if ("listed" in one) {
            const { body } = await api.send(listOf(one.listed.rows), {
              kind: "peopleList",
              capturedAt: new Date(at(one.listed.hour)).toISOString(),
            });
            if (body.status === "applied") applied.push(body.id);
          } else if ("undone" in one) {
            const [gone] = applied.splice(one.undone % (applied.length || 1), 1);
            if (gone) await api.undo(gone);
          } else {
            const { body } = await api.agent(one.said.name);
            if (body.revision) await api.edit(one.said.name, one.said.words, { ifMatch: body.revision });
          }
          await busy.ask(id);
        }
        const rows = await plainRows(id);
        const estates = [await estateOf(id), await busy.ask(id), await sleepy.ask(id), await new Estates(1e6).ask(id)];
        for (const question of asked) {
          const right = plainOrder(rows, question);
          for (const estate of estates) {
            const selection = estate.at(question.moment === null ? null : new Date(question.moment)).where(question.filter);
            const alike = estate.at(question.moment === null ? null : new Date(question.moment)).alike(question.filter);
            expect(alike.map(wordsOf).sort()).toEqual(selection.alike().map(wordsOf).sort());
            const order = selection.order(question.sort);
            const found = order.after(null, 500).map(({ key, position: [by] }) => [key, by]);
            expect(found).toEqual(right);
            expect(selection.total).toBe(right.length);
            expect([...order.keys()]).toEqual(right.map(([key]) => key));
            expect(selection.alike().reduce((sum, { count }) => sum + count, 0)).toBe(right.length);
            // Whatever the cursor holds, the page goes on behind it.
            const middle = order.after(null, 500)[right.length >> 1]?.position ?? null;
            if (middle)
              expect(order.after(middle, 500).map(({ key }) => key)).toEqual(right.slice((right.length >> 1) + 1).map(([key]) => key));
          }
        }
      },
    ),
    // Told at once: made smaller through the database, it would be told by the time limit only.
    { ...runs, endOnFailure: true },
  );
}, 120_000);
