import { nameResolver } from "../agent-names";
import { grouped } from "../grouped";
import { duplicateIssue, shortened, sortOutDuplicates } from "../import-rows";
import { anyOf, notAnAgentIssue, readAsIssue } from "../name-issues";
import type { LoggedRow, Meaning, NamesKnown } from "./logged-rows";
import { offerOtherForms, readById } from "./other-forms";

/**
 * Whom the rows of one family of names mean, by all of them that count and by what people say: the order of arrival plays no part. An alias comes first;
 * then, for a name without a domain, the agent of just this name, the one with its Id, the only one with this first label; then the name itself.
 */
export function meaningsOf<Row extends LoggedRow>(rows: readonly Row[], known: NamesKnown): Meaning<Row>[] {
  const all = rows.map((said): Meaning<Row> => ({ said, agent: said.key, outcome: said.outcome, candidates: [], issues: [] }));
  const literal = all.filter(({ said }) => !said.bare);
  const bare = all.filter(({ said }) => said.bare);
  readByAlias(literal, known);
  setServersAside(literal, known);
  const away = readById(literal, known);
  readBare(
    bare,
    literal.filter((one) => !away.has(one)),
    known,
  );
  const moved = (one: Meaning) => one.said.bare || away.has(one);
  for (const list of grouped(all, ({ said }) => said.number).values()) if (list.some(moved)) setRepeatsAside(list);
  setServersAside(bare, known);
  offerOtherForms(all, away, known);
  return all;
}

/** Of the rows of one name the same one counts as in the file alone; of those, one counts for each agent. */
function readByAlias(rows: readonly Meaning[], { aliases }: NamesKnown): void {
  if (!rows.some(({ said }) => aliases.has(said.name))) return;
  for (const one of rows) {
    const alias = aliases.get(one.said.name);
    if (!alias) continue;
    one.agent = alias.key;
    if (one.said.says) one.issues.push(readAsIssue(one.said.row, one.said.name, alias.agent, "alias"));
  }
  const counting = rows.filter(({ outcome }) => outcome === "accepted");
  for (const list of grouped(counting, placeOf).values()) {
    const kept = keptOf(list);
    for (const one of list.filter((other) => other !== kept)) {
      one.outcome = "duplicate";
      if (kept) one.issues.push({ ...repeatIssue(one, kept), code: "duplicate-row" });
    }
  }
}

/** A name without a domain, among all agents that rows with full names are of, whoever aliases say that those mean. */
function readBare(rows: readonly Meaning[], others: readonly Meaning[], { aliases, areApart, nameOf }: NamesKnown): void {
  const ids = new Map<number, { key: number; name: string; objectIds: string[] }>();
  for (const { said, outcome } of others) {
    if (!said.says || outcome === "ignored") continue;
    const own = ids.get(said.key) ?? { key: said.key, name: said.name, objectIds: [] };
    ids.set(said.key, own);
    if (said.says.objectId) own.objectIds.push(said.says.objectId);
  }
  const resolve = nameResolver(ids.values(), new Map([...aliases].map(([name, { key }]) => [name, key])), areApart);
  for (const one of rows) {
    const { said } = one;
    const found = resolve({ name: said.name, objectId: said.says?.objectId ?? null });
    if (found.as === "own") continue;
    if (found.as === "known") {
      one.agent = found.key;
      if (said.says && found.by !== "name") one.issues.push(readAsIssue(said.row, said.name, nameOf(found.key), found.by));
      continue;
    }
    one.agent = null;
    one.candidates = found.keys;
    if (!said.says) continue;
    one.outcome = "rejected";
    one.issues.push({
      row: said.row,
      column: null,
      code: "ambiguous-name",
      severity: "error",
      message: `${shortened(said.name)} may be ${anyOf(found.keys.map(nameOf).sort())}.`,
      hint: "Export with full names, or with the Id column.",
    });
  }
}

function setRepeatsAside(rows: readonly Meaning[]): void {
  for (const list of grouped(
    rows.filter(({ outcome }) => outcome === "accepted"),
    placeOf,
  ).values()) {
    const kept = keptOf(list);
    for (const one of list.filter((other) => other !== kept)) {
      one.outcome = "duplicate";
      if (kept) one.issues.push(repeatIssue(one, kept));
    }
  }
}

const placeOf = ({ said, agent }: Meaning) => `${said.number} ${said.groupKey} ${agent}`;

const keptOf = (list: readonly Meaning[]) =>
  sortOutDuplicates(list.map((of) => ({ row: of.said.row, lastModified: of.said.says?.lastModified ?? null, of })))?.kept.of;

const repeatIssue = ({ said }: Meaning, { said: kept }: Meaning) =>
  duplicateIssue(said.row, said.name, { row: kept.row, spelled: kept.name });

function setServersAside(rows: readonly Meaning[], { nameOf, isServerAt, capturedAt }: NamesKnown): void {
  for (const one of rows) {
    const { said, agent, outcome } = one;
    if (outcome !== "accepted" || agent === null || said.groupKey === null) continue;
    if (!isServerAt(said.groupKey, nameOf(agent), capturedAt(said.number))) continue;
    one.outcome = "ignored";
    one.issues.push(notAnAgentIssue(said.row, nameOf(agent)));
  }
}
