import { createHash } from "node:crypto";
import { agentHistory, type Change, type Period } from "@/lib/domain/agent-history";
import { assignGroups, toldInstant, withLastGroup } from "@/lib/domain/import-rows";
import type { ManagementGroup } from "@/lib/domain/management-groups";
import { familiesOf } from "@/lib/domain/naming/kin";
import type { Meaning } from "@/lib/domain/naming/logged-rows";
import { meaningsOf } from "@/lib/domain/naming/meaning";
import { namesKnown } from "@/lib/domain/naming/names-told";
import { seenRows, type ToldRow } from "@/lib/domain/naming/sightings";
import { saidOf } from "@/lib/domain/said-coverage";
import { type AppliedImport, type Timeline, timelineOf } from "@/lib/domain/timeline";
import { contentOf } from "../content";
import { readExport } from "../read-export";
import { capturedAt, type File, names, type Saying, textOf } from "./random-exports";

/** For tests: what follows from exports and from what people say of names, by the rules alone. Nothing is stored. */
export const originals: ManagementGroup[] = [
  { key: 1, id: "1", name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
  { key: 2, id: "2", name: "OPS_2012R2", role: "target", release: "2012 R2" },
];
const limits = { rows: 100, cell: 1_000, columns: 50 };

export type PureAgent = { name: string; periods: Period[]; changes: Change[] };
export type PureEstate = { timeline: Timeline; agents: PureAgent[]; meanings: Meaning[]; nameOf: (key: number) => string };

type Read = { one: AppliedImport; rows: ToldRow[] };
export type Keys = Map<string, number>;

const keyOf = (keys: Keys, name: string) => {
  const key = keys.get(name) ?? keys.size + 1;
  keys.set(name, key);
  return key;
};

async function read(f: File, number: number, keys: Keys): Promise<Read> {
  const text = textOf(f);
  const { file, rows } = await readExport(
    () =>
      (async function* () {
        yield Buffer.from(text);
      })(),
    { fileName: "agents.csv", kind: "agents", limits },
  );
  const assigned = assignGroups(file, rows, null, originals);
  if (!assigned.ok) throw new Error("Every row of these files names its management group.");
  const content = await contentOf(file, withLastGroup(assigned));
  const whole = originals.filter(({ key, name }) => assigned.groupKeys.includes(key) && saidOf(f.coverage, name) === "whole");
  const at = Date.parse(capturedAt(f));
  const told = content.rows.flatMap((row): ToldRow[] => {
    if (row.name === null || row.outcome === "ignored") return [];
    const says = row.facts && { objectId: row.facts.objectId ?? null, lastModified: toldInstant(row.facts.lastModified) };
    return [{ ...row, number, key: keyOf(keys, row.name), name: row.name, says, facts: row.facts }];
  });
  const digest = createHash("sha256").update(text).digest("hex");
  return {
    one: { number, at, digest, groupKeys: assigned.groupKeys, wholeKeys: whole.map(({ key }) => key), appliedAt: number },
    rows: told,
  };
}

/** `families`: how names stand together; without it, as the rules have it. */
export async function pureEstate(files: readonly File[], sayings: readonly Saying[], together = false): Promise<PureEstate> {
  const keys: Keys = new Map();
  const all: Read[] = [];
  for (const [i, f] of files.entries()) all.push(await read(f, i + 1, keys));
  const aliases = new Map(
    sayings.flatMap(({ says, name, agent }) => (says === "same" ? [[name, { key: keyOf(keys, agent), agent }] as const] : [])),
  );
  const apart = new Set(sayings.flatMap(({ says, name, agent }) => (says === "apart" ? [`${name} ${keyOf(keys, agent)}`] : [])));
  const identities = [...keys].map(([name, key]) => ({ key, name }));
  const timeline = timelineOf(
    originals,
    all.map(({ one }) => one),
  );
  const rows = all.flatMap((one) => one.rows);
  const families = together
    ? [identities.map(({ key }) => key)]
    : familiesOf(identities, {
        aliases: [...aliases].map(([name, { agent }]) => ({ name, agent })),
        ids: rows.flatMap(({ key, says }) => (says?.objectId ? [{ key, objectId: says.objectId }] : [])),
        alone: new Set(names),
      });
  const capturedAt = new Map(all.map(({ one }) => [one.number, one.at]));
  const known = namesKnown({ aliases, apart, names: new Map(identities.map(({ key, name }) => [key, name])), capturedAt }, []);
  const meanings = families.flatMap((family) =>
    meaningsOf(
      rows.filter(({ key }) => family.includes(key)),
      known,
    ),
  );
  const seen = seenRows(meanings, timeline);
  const agents = [...seen].map(([key, { sightings, ambiguous }]): PureAgent => {
    const decisions = { cutOverAccepted: false, retireOpen: false, ambiguous, excludedAt: null, endsPlanned: [] };
    return { name: known.nameOf(key), ...agentHistory(known.nameOf(key), sightings, timeline, decisions) };
  });
  return { timeline, agents: agents.sort((a, b) => (a.name < b.name ? -1 : 1)), meanings, nameOf: known.nameOf };
}

/** What of it does not depend on the order of arrival: what is true of each agent over time, and what each file says of its rows. */
export function toldOf({ agents, meanings, timeline, nameOf }: PureEstate, files: readonly File[]) {
  const label = (number: number) => `${textOf(files[number - 1] as File)} ${capturedAt(files[number - 1] as File)}`;
  const strip = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (key, v) => (["part"].includes(key) && typeof v === "number" && v < 1_000 ? label(v) : v)));
  return {
    agents: agents.filter(({ periods }) => periods.length > 0).map(({ name, periods }) => ({ name, periods: strip(periods) })),
    rows: meanings
      .map(({ said, agent, outcome, candidates, issues }) => ({
        file: label(said.number),
        row: said.row,
        agent: agent === null ? null : nameOf(agent),
        outcome,
        candidates: candidates.map(nameOf).sort(),
        issues: issues.map(({ code, message }) => `${code} ${message}`).sort(),
      }))
      .sort((a, b) => (`${a.file} ${a.row}` < `${b.file} ${b.row}` ? -1 : 1)),
    order: timeline.imports.map(({ number }) => label(number)),
  };
}
