import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRuns } from "@/bin/testing/random-runs";
import { agentListQuery } from "@/lib/contracts/agents";
import { importListQuery, importRowsQuery } from "@/lib/contracts/imports";
import type { Migration } from "@/lib/contracts/migrations";
import { pureEstate } from "@/lib/readers/testing/pure-estate";
import {
  alias,
  apart,
  capturedAt,
  clash,
  type File,
  file,
  type Saying,
  sayable,
  textOf,
  withoutConflicts,
} from "@/lib/readers/testing/random-exports";
import { listAgents } from "@/lib/server/agents/list";
import { getAgent } from "@/lib/server/agents/read";
import { ProblemError } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { getProgress } from "@/lib/server/progress/read";
import { reproject } from "@/lib/server/projection/reproject";
import { removeAlias, setAlias } from "./aliases/edit";
import { keepApart, takeApartBack } from "./aliases/keep-apart";
import { getImport, listImports } from "./read";
import { importRowsOf } from "./rows";
import { lead, makeMigration, send } from "./testing/send";
import { undoImport } from "./undo";

useDatabase();

/** More on demand: TANDEM_HISTORIES=300 npx vitest run lib/server/imports/histories.test.ts */
const runs = randomRuns(40);

/** Says all that could be asked: some of these files have no column that only agents have. */
async function bring(migration: Migration, f: File): Promise<string> {
  const made = await send(migration.id, textOf(f), { kind: "agents", capturedAt: capturedAt(f), coverage: f.coverage });
  expect(made.status).toBe("applied");
  return made.id;
}

const undo = (migration: Migration, id: string) => undoImport(call(), migration.id, id, null);

const call = () => ({ actor: lead, now: new Date(), requestId: "test" });

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
    `select a.name, p.* from agent_period p join agent a on a.migration_id = p.migration_id and a.key = p.agent_key where p.migration_id = $1 order by a.name collate "C", p.from_at`,
    [migration.id],
  );
  return rows;
}

/** What the rules alone say, in the words of what is stored. */
async function byTheRules(files: readonly File[], sayings: readonly Saying[]) {
  const { agents, meanings, nameOf, timeline } = await pureEstate(files, sayings);
  const changes = new Map<string, string>();
  for (const agent of agents)
    for (const { place, row, groupKey, outcome } of agent.changes)
      changes.set(`${timeline.imports[place]?.number} ${row ?? `${groupKey} ${agent.name}`}`, row === null ? "missing" : outcome);
  const rowsOf = (f: File, i: number) => {
    const number = i + 1;
    const told = meanings
      .filter(({ said }) => said.number === number)
      .map(
        ({ said, agent, outcome }) =>
          `${said.row} ${agent === null ? said.name : nameOf(agent)} ${outcome === "accepted" ? (changes.get(`${number} ${said.row}`) ?? "unchanged") : outcome}`,
      );
    const missing = [...changes].flatMap(([key, outcome]) =>
      outcome === "missing" && key.startsWith(`${number} `) ? [`- ${key.split(" ")[2]} missing`] : [],
    );
    return { file: `${textOf(f)} ${capturedAt(f)}`, rows: [...told, ...missing].sort() };
  };
  return {
    periods: agents.flatMap(({ name, periods }) =>
      periods.map(({ from, to, state }) => [
        name,
        new Date(from),
        to === null ? null : new Date(to),
        state.stage,
        state.version,
        state.done,
        state.flags.map(({ code }) => code),
      ]),
    ),
    files: files.map(rowsOf).sort((one, other) => (one.file < other.file ? -1 : 1)),
  };
}

async function asStored(migration: Migration, files: readonly File[], ids: readonly string[]) {
  const rowsOf = async (f: File, i: number) => {
    const { items } = await importRowsOf(migration.id, ids[i] ?? "", importRowsQuery.parse({ limit: 500 }));
    return {
      file: `${textOf(f)} ${capturedAt(f)}`,
      rows: items.map(({ row, name, outcome }) => `${row ?? "-"} ${name} ${outcome}`).sort(),
    };
  };
  return {
    periods: (await periods(migration)).map((p) => [p.name, p.from_at, p.to_at, p.stage, p.version, p.done, p.flag_codes]),
    files: (await Promise.all(files.map(rowsOf))).sort((one, other) => (one.file < other.file ? -1 : 1)),
  };
}

describe("histories of imports and of what is said of names", () => {
  it(`end as the rules alone say, in any order of arrival, and undo restores (${runs.numRuns} histories, seed ${runs.seed})`, {
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
        const inOrder = withoutConflicts(files).map((f, i) => ({ f, at: order.next().value ?? i }));
        const kept = inOrder.sort((a, b) => a.at - b.at).map(({ f }) => f);
        const said = sayable(aliases, aparts, kept);
        const { migration: live, ids } = await bringAll(kept, said, ({ at }) => at);
        expect(await asStored(live, kept, ids)).toEqual(await byTheRules(kept, said));
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
        const written = await periods(live);
        await transaction(async (client) => {
          await client.query("delete from agent_period where migration_id = $1", [live.id]);
          await reproject(client, live.id, "all", new Date());
        });
        expect(JSON.stringify(await periods(live)) === JSON.stringify(written), "a rebuild equals what is live").toBe(true);
      }),
      runs,
    );
  });
});
