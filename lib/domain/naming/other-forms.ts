import { firstLabel } from "../agent-names";
import { grouped } from "../grouped";
import { lookAlikeIssue, readAsIssue, sameLabelIssue } from "../name-issues";
import { likenessOf } from "../names";
import type { Meaning, NamesKnown } from "./logged-rows";

/** An agent whose name is another form of one's own: the full one (`isPlain`) or the bare one; `looks`: spelt with letters that look alike. */
type Other = { key: number; isPlain: boolean; looks: boolean };

/**
 * Gives rows of a name without a domain to the agent of the full name that has the same Id, where the same file does not name that for the management group: the Id is a
 * hash of class and key, equal in all management groups. Answers whose they were before.
 */
export function readById(rows: readonly Meaning[], known: NamesKnown): ReadonlyMap<Meaning, number> {
  const away = new Map<Meaning, number>();
  const { nameOf, aliases, areApart } = known;
  const byId = new Map<string, Set<number>>();
  for (const { said, agent, outcome } of rows)
    if (outcome === "accepted" && agent !== null && said.says?.objectId && nameOf(agent).includes("."))
      byId.set(said.says.objectId, (byId.get(said.says.objectId) ?? new Set()).add(agent));
  if (byId.size === 0) return away;
  const named = new Set(rows.filter(counts).map(placeOf));
  for (const one of rows) {
    const { said, agent } = one;
    if (agent === null || !counts(one) || nameOf(agent).includes(".") || aliases.has(nameOf(agent)) || !said.says?.objectId) continue;
    const [same, ...others] = [...(byId.get(said.says.objectId) ?? [])].filter((key) => !areApart(nameOf(agent), key));
    if (same === undefined || others.length > 0 || named.has(placeOf({ ...one, agent: same }))) continue;
    away.set(one, agent);
    one.issues.push(readAsIssue(said.row, nameOf(agent), nameOf(same), "id"));
    one.agent = same;
  }
  return away;
}

const counts = ({ outcome, said }: Meaning) => outcome === "accepted" && said.groupKey !== null;
const placeOf = ({ said, agent }: Pick<Meaning, "said" | "agent">) => `${said.number} ${said.groupKey} ${agent}`;

/**
 * Where a row carries the one form of a name (web01) while the other (web01.dmz.example), or the one that its letters look like, is an agent that the same file
 * does not name for that management group, says so and offers the alias: the other stays listed as last told until somebody answers.
 */
export function offerOtherForms(rows: readonly Meaning[], away: ReadonlyMap<Meaning, number>, known: NamesKnown): void {
  const forms = formsOf(rows, known, (one) => away.get(one) ?? one.agent);
  if (!forms) return;
  for (const one of rows) {
    if (away.has(one) || one.agent === null) continue;
    const absent = forms.absent(one);
    if (absent.length === 0) continue;
    const name = known.nameOf(one.agent);
    one.candidates = absent.map(({ key }) => key).sort((a, b) => a - b);
    for (const { key, isPlain, looks } of absent) {
      const [odd, plain] = isPlain ? [name, known.nameOf(key)] : [known.nameOf(key), name];
      one.issues.push(looks ? lookAlikeIssue(one.said.row, { odd, plain }) : sameLabelIssue(one.said.row, { bare: odd, full: plain }));
    }
  }
}

/** What the rows show of forms of one name: null where no rows that count name both of a pair that nobody said anything of. */
function formsOf(rows: readonly Meaning[], known: NamesKnown, ownerOf: (one: Meaning) => number | null) {
  const named = new Set<string>();
  const seen = new Set<number>();
  for (const one of rows) {
    const owner = ownerOf(one);
    if (owner === null || !counts(one)) continue;
    named.add(placeOf({ said: one.said, agent: owner }));
    seen.add(owner);
  }
  const others = otherFormsOf([...seen], known);
  if (others.size === 0) return null;
  return {
    absent: (one: Meaning): Other[] => {
      const owner = ownerOf(one);
      if (owner === null || !counts(one)) return [];
      return (others.get(owner) ?? []).filter(({ key }) => !named.has(placeOf({ said: one.said, agent: key })));
    },
  };
}

/** By the key of an agent the other forms of its name: the full ones of a bare one and the reverse, and those with letters that look like it. */
function otherFormsOf(keys: readonly number[], { nameOf, aliases, areApart }: NamesKnown): Map<number, Other[]> {
  const names = new Map(keys.flatMap((key): [string, number][] => (aliases.has(nameOf(key)) ? [] : [[nameOf(key), key]])));
  const byLabel = grouped(
    [...names.keys()].filter((name) => name.includes(".")),
    firstLabel,
  );
  const forms = new Map<number, Other[]>();
  const add = (key: number, other: Other) => forms.set(key, [...(forms.get(key) ?? []), other]);
  for (const [odd, key] of names) {
    const likeness = likenessOf(odd);
    const looks = likeness === odd ? [] : [likeness];
    for (const plain of [...(byLabel.get(odd) ?? []), ...looks]) {
      const other = names.get(plain);
      if (other === undefined || areApart(odd, other)) continue;
      add(key, { key: other, isPlain: true, looks: plain === likeness });
      add(other, { key, isPlain: false, looks: plain === likeness });
    }
  }
  return forms;
}
