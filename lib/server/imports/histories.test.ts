import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRuns } from "@/bin/testing/random-runs";
import { agentListQuery } from "@/lib/contracts/agents";
import { importListQuery, importRowsQuery } from "@/lib/contracts/imports";
import type { Migration } from "@/lib/contracts/migrations";
import { firstLabel } from "@/lib/domain/agent-names";
import { aliasRefusal } from "@/lib/domain/aliases";
import { type SaidCoverage, saidOf } from "@/lib/domain/said-coverage";
import { listAgents } from "@/lib/server/agents/list";
import { getAgent } from "@/lib/server/agents/read";
import { ProblemError } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { aliasedAgents } from "@/lib/server/plans/aliases/known";
import { getProgress } from "@/lib/server/progress/read";
import { reproject } from "@/lib/server/projection/reproject";
import { placeAliasedRows } from "./aliased-rows";
import { removeAlias, setAlias } from "./aliases/edit";
import { keepApart, takeApartBack } from "./aliases/keep-apart";
import { resolveBareNames } from "./bare-names";
import { getImport, listImports } from "./read";
import { importRowsOf } from "./rows";
import { lead, makeMigration, send } from "./testing/send";
import { undoImport } from "./undo";

useDatabase();

/** More on demand: TANDEM_HISTORIES=300 npx vitest run lib/server/imports/histories.test.ts */
const runs = randomRuns(60);

const names = ["srv01.corp.test", "srv01.emea.test", "srv02.corp.test", "srv03.corp.test", "srv04.dmz.test", "box05"];
const groups = ["OPS_2012SP1", "OPS_2012R2"];
const idOf = (name: string) => `00000000-0000-0000-0000-00000000000${names.indexOf(name)}`;

const row = fc.record({
  name: fc.constantFrom(...names),
  version: fc.constantFrom("7.0.9538.0", "7.1.10184.0", "7.1.10195.0", ""),
  health: fc.constantFrom("Success", "Error", "Uninitialized"),
  mgList: fc.constantFrom("", "OPS_2012SP1", "OPS_2012R2, OPS_2012SP1", "OPS_2012R2"),
  day: fc.integer({ min: 1, max: 3 }),
});
/** Too few rows for two exports in one file, which would be asked about. */
const file = fc.record({
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 5, selector: (r) => `${r.name} ${r.day}` }),
  kind: fc.constantFrom("full", "full", "full", "narrow", "lists", "bare", "bareId", "both"),
  group: fc.constantFrom(...groups),
  hour: fc.integer({ min: 0, max: 5 }),
  coverage: fc.constantFrom<SaidCoverage>(
    "whole",
    "whole",
    "part",
    { OPS_2012SP1: "part", OPS_2012R2: "whole" },
    { OPS_2012R2: "part", "": "whole" },
  ),
});
type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

function textOf({ rows, kind, group }: File): string {
  const header = {
    full: "FQDN,Version,HealthState,ManagementGroup,LastModified",
    narrow: "FQDN,Version,ManagementGroup",
    lists: "FQDN,Version,HealthState,ManagementGroup,MGList",
    bare: "Name,Version,ManagementGroup",
    bareId: "Name,Id,Version,ManagementGroup",
    both: "FQDN,Version,HealthState,ManagementGroup",
  }[kind];
  const lines = rows.map((r, i) => {
    const bare = r.name.split(".")[0] ?? r.name;
    const modified = `2014-02-0${r.day}T06:00:00Z`;
    switch (kind) {
      case "full":
        return `${r.name},${r.version},${r.health},${group},${modified}`;
      case "narrow":
        return `${r.name},${r.version},${group}`;
      case "lists":
        return `${r.name},${r.version},${r.health},${group},"${r.mgList}"`;
      case "bare":
        return `${bare},${r.version},${group}`;
      case "bareId":
        return `${bare},${idOf(r.name)},${r.version},${group}`;
      default:
        return `${r.name},${r.version},${r.health},${groups[i % 2]}`;
    }
  });
  return [header, ...lines].join("\n");
}

/** Some are so far apart that agents named by the first alone are not heard about any more. */
const capturedAt = (f: File) => new Date(Date.UTC(2014, 1, f.hour > 3 ? 19 : 3, f.hour * 9)).toISOString();
const groupsOf = (f: File) => (f.kind === "both" ? groups.slice(0, f.rows.length) : [f.group]);

/** Two whole exports of a group and instant that disagree are asked about, not taken: histories here leave the second out. */
function withoutConflicts(files: readonly File[]): File[] {
  const taken = new Set<string>();
  const texts = new Set<string>();
  return files.filter((f) => {
    const marks = groupsOf(f)
      .filter((g) => saidOf(f.coverage, g) === "whole")
      .map((g) => `${g} ${f.hour}`);
    const again = `${textOf(f)} ${f.hour}`;
    if (texts.has(again) || marks.some((m) => taken.has(m))) return false;
    texts.add(again);
    for (const m of marks) taken.add(m);
    return true;
  });
}

/** Says all that could be asked: some of these files have no column that only agents have. */
async function bring(migration: Migration, f: File): Promise<string> {
  const made = await send(migration.id, textOf(f), { kind: "agents", capturedAt: capturedAt(f), coverage: f.coverage });
  expect(made.status).toBe("applied");
  return made.id;
}

const undo = (migration: Migration, id: string) => undoImport(call(), migration.id, id, null);

const call = () => ({ actor: lead, now: new Date(), requestId: "test" });
const alias = fc.record({
  name: fc.constantFrom(...names, "srv01", "srv02", "srv04"),
  agent: fc.constantFrom(...names),
  at: fc.nat(4),
  elsewhere: fc.nat(4),
});
/** A bare name and a full one, kept apart for good. */
const apart = fc
  .record({ agent: fc.constantFrom(...names.filter((name) => name.includes("."))), at: fc.nat(4), elsewhere: fc.nat(4) })
  .map((one) => ({ ...one, name: firstLabel(one.agent) }));
type Pair = { name: string; agent: string; at: number; elsewhere: number };
/** What people say of two names: that they mean one agent, or two. */
type Saying = Pair & { says: "same" | "apart" };

/** A name that means another agent can be kept apart from none: one of the two is refused. */
const clash = (alias: Pair, kept: Pair) => alias.name === kept.name || alias.name === kept.agent;

/** Those that can be said in any order: one step each, of agents that a file names in full, and never both of one name. */
function sayable(aliases: readonly Pair[], aparts: readonly Pair[], files: readonly File[]): Saying[] {
  const full = new Set(files.flatMap((f) => (f.kind === "bare" || f.kind === "bareId" ? [] : f.rows.map((r) => r.name))));
  const same: Pair[] = [];
  for (const one of aliases)
    if (full.has(one.agent) && !same.some((t) => t.name === one.name) && aliasRefusal(one, same) === null) same.push(one);
  const kept: Pair[] = [];
  for (const one of aparts) {
    if (full.has(one.agent) && !same.some((alias) => clash(alias, one)) && !kept.some(({ agent }) => agent === one.agent)) kept.push(one);
  }
  return [...same.map((one) => ({ ...one, says: "same" as const })), ...kept.map((one) => ({ ...one, says: "apart" as const }))];
}

/** How to take it back; null where no import names the agent yet. */
async function say(migration: Migration, { says, name, agent }: Saying): Promise<(() => Promise<unknown>) | null> {
  try {
    if (says === "apart") {
      await keepApart(call(), migration.id, { fqdn: agent, name }, { reason: null });
      return () => takeApartBack(call(), migration.id, { fqdn: agent, name });
    }
    const { revision } = (await setAlias(call(), migration.id, { name, agent })).alias;
    return () => removeAlias(call(), migration.id, name, revision);
  } catch (error) {
    if (error instanceof ProblemError && (error.code === "not-observed" || error.code === "not-found")) return null;
    throw error;
  }
}

/** Files in the given order, and what is said of names in between, each as early as wished and possible. */
async function bringAll(files: readonly File[], sayings: readonly Saying[], place: (saying: Saying) => number) {
  const migration = await makeMigration();
  const ids: string[] = [];
  let unsaid = [...sayings];
  for (const [i, f] of files.entries()) {
    ids.push(await bring(migration, f));
    const due = unsaid.filter((a) => place(a) <= i || i === files.length - 1);
    for (const a of due) if ((await say(migration, a)) !== null) unsaid = unsaid.filter((other) => other !== a);
  }
  expect(unsaid).toEqual([]);
  return { migration, ids };
}

/** Every answer about the facts, with what depends on the order of arrival (ids, numbers, receipt) left out. */
async function answers(migration: Migration): Promise<unknown> {
  const imports = await listImports(migration.id, importListQuery.parse({ status: "applied", limit: 100 }));
  const label = new Map(imports.items.map((i) => [i.id, `${i.sha256} ${i.capturedAt}`]));
  const strip = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, v) =>
      key === "importId" ? label.get(v) : ["id", "importNumber", "import", "number", "key"].includes(key) ? undefined : v,
    );
  const moments = [undefined, ...new Set(imports.items.map((i) => i.capturedAt ?? ""))].sort();
  const views = [];
  for (const asOf of moments) {
    const list = await listAgents(migration, agentListQuery.parse({ asOf, limit: 500 }));
    views.push({ asOf, list: strip(list.items), progress: await getProgress(migration, asOf, new Date(0)) });
  }
  const details = [];
  for (const agent of (await listAgents(migration, agentListQuery.parse({ limit: 500 }))).items)
    details.push(strip({ ...(await getAgent(migration, agent.fqdn)), ...(await saidOfNames(migration, agent.fqdn)) }));
  const told = [];
  for (const { id } of imports.items) {
    const one = await getImport(migration.id, id);
    const { rows, changes, kind, groups, coverage, status, issueCount, capturedAt } = one;
    const issues = one.issues.map((i) => `${i.row} ${i.code} ${i.message}`).sort();
    const each = await importRowsOf(migration.id, id, importRowsQuery.parse({ limit: 500 }));
    told.push({
      label: label.get(id),
      rows,
      changes,
      kind,
      groups,
      coverage,
      status,
      issueCount,
      capturedAt,
      issues,
      each: each.items.map((r) => ({ ...r, issues: r.issues.map((i) => i.code).sort() })),
    });
  }
  return { views, details, told: told.sort((a, b) => ((a.label ?? "") < (b.label ?? "") ? -1 : 1)) };
}

async function saidOfNames(migration: Migration, fqdn: string) {
  const { aliases, apart } = await getAgent(migration, fqdn);
  return { aliases: aliases.map(({ name }) => name).sort(), apart: apart.map(({ name, agent }) => `${name} ${agent}`).sort() };
}

async function periods(migration: Migration) {
  const { rows } = await pool().query(
    `select a.name, p.* from agent_period p join agent a on a.migration_id = p.migration_id and a.key = p.agent_key where p.migration_id = $1 order by a.name, p.from_at`,
    [migration.id],
  );
  return rows;
}

describe("histories of imports and of what is said of names", () => {
  it(`end the same in any order of arrival, and undo restores (${runs.numRuns} histories, seed ${runs.seed})`, {
    timeout: 3_600_000,
  }, async () => {
    const history = fc.record({
      files: fc.array(file, { minLength: 1, maxLength: 5 }),
      undone: fc.array(file, { maxLength: 1 }),
      aliases: fc.array(alias, { maxLength: 3 }),
      aparts: fc.array(apart, { maxLength: 2 }),
      tried: fc.array(alias, { maxLength: 1 }),
      triedApart: fc.array(apart, { maxLength: 1 }),
      order: fc.infiniteStream(fc.nat()),
      again: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ files, undone, aliases, aparts, tried, triedApart, order, again }) => {
        const kept = withoutConflicts(files);
        const said = sayable(aliases, aparts, kept);
        const { migration: live, ids } = await bringAll(kept, said, ({ at }) => at);
        const before = await answers(live);
        for (const f of undone.filter((u) => withoutConflicts([...kept, u]).length > kept.length)) await undo(live, await bring(live, f));
        expect(await answers(live)).toEqual(before);
        const first = kept[again % Math.max(1, kept.length)];
        const id = ids[again % Math.max(1, kept.length)];
        if (first && id && again < 5) {
          await undo(live, id);
          await bring(live, first);
          expect(await answers(live)).toEqual(before);
        }
        const known = (one: Saying) => said.some(({ says, name, agent }) => says === one.says && name === one.name && agent === one.agent);
        for (const one of sayable([...aliases, ...tried], [...aparts, ...triedApart], kept).filter((more) => !known(more))) {
          if (one.says === "same" && said.some((other) => other.says === "apart" && clash(one, other))) continue;
          await (await say(live, one))?.();
          expect(await answers(live)).toEqual(before);
        }
        await transaction(async (client) => {
          await placeAliasedRows(client, live.id, { agents: await aliasedAgents(client, live.id) });
          expect(await resolveBareNames(client, live.id, null)).toBe(false);
        });
        const written = await periods(live);
        await transaction(async (client) => {
          await client.query("delete from agent_period where migration_id = $1", [live.id]);
          await reproject(client, live.id, "all", new Date());
        });
        expect(JSON.stringify(await periods(live)) === JSON.stringify(written), "a rebuild equals what is live").toBe(true);
        const shuffled = kept.map((f, i) => ({ f, at: order.next().value ?? i })).sort((a, b) => a.at - b.at);
        const { migration: other } = await bringAll(
          shuffled.map(({ f }) => f),
          said,
          ({ elsewhere }) => elsewhere,
        );
        expect(await answers(other)).toEqual(before);
      }),
      runs,
    );
  });
});
