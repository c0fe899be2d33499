import { grouped } from "./grouped";
import { comparable, fieldsOf, isAnother, type MissingAgent, sharedWords, suspectValues, type Told } from "./shared-values";
import type { GroupRole } from "./stages";
import { count, counted } from "./words/numbers";

/** Why a file may not be all of its management group. */
export const doubtCodes = [
  "missing",
  "half",
  "emptied",
  "filtered",
  "trouble",
  "limit",
  "first",
  "cut",
  "blocks",
  "nobody",
  "otherGroup",
  "servers",
  "gateways",
] as const;
export type DoubtCode = (typeof doubtCodes)[number];

/** One reason to ask, with how many of how many it is about: in the sentence, and as numbers. */
export type Doubt = { group: string; code: DoubtCode; sentence: string; missing: number; listed: number };

/** What is known of one group of a file when it is asked whether the file is all of it. */
export type GroupLeftOut = {
  /** What the file lists, one of them: an agent, unless it says otherwise. */
  noun?: string;
  group: string;
  role: GroupRole;
  /** No whole export of the group stands before this one. */
  first: boolean;
  /** Agents that the group lists at the file's place in time, excluded ones too. */
  listed: number;
  missing: readonly MissingAgent[];
  /** Of each primary server and domain that may be emptied, how many are listed; counted no further than to one more than are missing. */
  listedOf: { primaryServer: ReadonlyMap<string, number>; domain: ReadonlyMap<string, number> };
  /** What all rows of the file have in common: see `stillShared`. */
  shared: Told;
  /** For the first export of an original: agents that new groups list, and those of them that no original lists, this file included. */
  elsewhere: { listed: number; missing: number };
  /** Somebody said that the rows are of this group, and every primary server in them is one of this other group instead. */
  serversOf: string | null;
  /** Rows of the file that are of this group, and agents that they name. */
  rows: number;
  named: number;
  /** It stands several times in the file, and the last one is taken for the newest. */
  older: OlderRows | null;
  file: FileShape;
};

/** Where the last of several exports of a group in one file begins, how many it names, and how many only those above it do. */
export type OlderRows = { from: number; named: number; only: number };

export type FileShape = {
  /** It ends inside a record. */
  cut: boolean;
  rows: number;
  /** The column by which it is a list of trouble. */
  trouble: string | null;
};

/** How many may be missing with nothing that accounts for them; one more is a doubt. */
export function mayBeMissing(listed: number): number {
  return Math.max(listed / 50, Math.min(5, listed / 10), 1);
}

/** A doubt that what the collector says of its own sections does not settle: fewer than half of what was listed is there, or nobody at all. */
export const isOfManifest = ({ code, missing, listed }: Doubt): boolean => code === "nobody" || missing * 2 > listed;

/** Where tools end what they give out unasked. */
const toolLimits: ReadonlySet<number> = new Set([1_000, 2_000, 5_000]);

/**
 * Every reason to doubt that the file is all of the group; none, and it is taken as whole unasked. A part taken for the whole
 * makes agents gone that nobody touched, so what is not plain is asked.
 */
export function coverageDoubts(given: GroupLeftOut): Doubt[] {
  const { missing, file, first } = given;
  const bare = missing.length > 0 || first;
  const doubts = [
    ...(missing.length > 0
      ? [tooMany(given), half(given), emptied(given, "primaryServer"), emptied(given, "domain"), filtered(given)]
      : []),
    bare && file.trouble !== null ? doubt(given, "trouble", `The column "${file.trouble}" is one of a list of trouble.`) : null,
    bare ? endsAtLimit(given) : null,
    first && given.role === "source" ? firstOfOriginal(given) : null,
    first && given.named === 0 ? nobody(given) : null,
    given.serversOf !== null ? otherGroup(given, given.serversOf) : null,
    bare && given.older !== null ? doubt(given, "blocks", blocks(given, given.older)) : null,
    file.cut ? doubt(given, "cut", "The file ends inside a record.") : null,
  ];
  return doubts.filter((one) => one !== null);
}

/** A doubt about the file itself; how many it lacks is said beside it. */
function doubt(given: GroupLeftOut, code: DoubtCode, says: string): Doubt {
  const { group, listed, missing, noun } = given;
  const sentence = listed === 0 ? `${says} It is the first of ${group}.` : `${says} ${lacks(missing.length, listed, group, noun)}`;
  return { group, code, sentence, missing: missing.length, listed };
}

/** An original that seems to have had nobody would make everybody new, and done. */
function nobody({ group, listed, missing, rows }: GroupLeftOut): Doubt {
  const sentence = `This first export of ${group} names nobody${rows > 0 ? `: none of its ${counted(rows, "row")} could be read` : ""}.`;
  return { group, code: "nobody", sentence, missing: missing.length, listed };
}

/** A management server is of one group only. */
function otherGroup({ group, listed, missing }: GroupLeftOut, other: string): Doubt {
  const sentence = `Every primary server in this file is one of ${other} and none is one of ${group}: perhaps ${other} made it.`;
  return { group, code: "otherGroup", sentence, missing: missing.length, listed };
}

/** Where a tool stopped: in the file, or in the part of it that is of this group, as exports of several are often joined. */
function endsAtLimit(given: GroupLeftOut): Doubt | null {
  const { group, rows, file } = given;
  if (toolLimits.has(file.rows)) return doubt(given, "limit", `The file ends at exactly ${count(file.rows)} rows, where tools stop.`);
  return toolLimits.has(rows) ? doubt(given, "limit", `The file has exactly ${count(rows)} rows of ${group}, where tools stop.`) : null;
}

/** Parts that were joined look like it too, where they have many agents in common. */
const blocks = ({ group }: GroupLeftOut, { from, named, only }: OlderRows) =>
  `${group} stands several times in this file. The last one, from line ${from}, names ${counted(named, "agent")} and was read; ${count(only)} stand${only === 1 ? "s" : ""} only in the lines above.`;

const lacks = (missing: number, listed: number, group: string, noun = "agent") =>
  `${count(missing)} of ${counted(listed, noun)} of ${group} ${missing === 1 ? "is" : "are"} not in it.`;

const noneOf = (listed: number, group: string, noun = "agent") =>
  listed === 1 ? `The one ${noun} of ${group} is not in this file.` : `None of the ${counted(listed, noun)} of ${group} is in this file.`;

function tooMany({ group, listed, missing, noun = "agent" }: GroupLeftOut): Doubt | null {
  const lost = missing.filter(({ explained }) => explained === null).length;
  if (lost <= mayBeMissing(listed)) return null;
  const others = missing.length - lost;
  if (others === 0 && lost === listed) return { group, code: "missing", sentence: noneOf(listed, group, noun), missing: lost, listed };
  const sentence =
    others === 0
      ? `${count(lost)} of ${counted(listed, noun)} of ${group} are not in this file.`
      : `${count(lost)} of ${counted(listed, noun)} of ${group} are not in this file, besides ${count(others)} that ${others === 1 ? "is" : "are"} accounted for.`;
  return { group, code: "missing", sentence, missing: lost, listed };
}

function half({ group, listed, missing, noun = "agent" }: GroupLeftOut): Doubt | null {
  const kept = listed - missing.length;
  if (kept * 2 >= listed) return null;
  const sentence =
    kept === 0
      ? noneOf(listed, group, noun)
      : `Only ${count(kept)} of ${counted(listed, noun)} of ${group} ${kept === 1 ? "is" : "are"} in this file: fewer than half.`;
  return { group, code: "half", sentence, missing: missing.length, listed };
}

/** A server or domain of more than five that keeps no agent, at least one of them unexplained. */
function emptied({ group, listed, missing, listedOf }: GroupLeftOut, of: "primaryServer" | "domain"): Doubt | null {
  const isUnexplained = (name: string) => missing.some(({ explained, told }) => explained === null && told[of] === name);
  const empty = [...emptiable(missing, of)].filter(([name, agents]) => agents >= (listedOf[of].get(name) ?? 0) && isUnexplained(name));
  const [most] = empty.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!most) return null;
  const [name, agents] = most;
  const what = of === "domain" ? "domain" : "primary server";
  const more = empty.length > 1 ? ` The same holds for ${counted(empty.length - 1, `other ${what}`)}.` : "";
  const sentence = `None of the ${count(agents)} agents of ${what} ${name} in ${group} is in this file.${more}`;
  return { group, code: "emptied", sentence, missing: agents, listed };
}

/** Servers or domains of which more than five agents are missing, with how many: only these can be emptied. */
export function emptiable(missing: readonly MissingAgent[], of: "primaryServer" | "domain"): Map<string, number> {
  const lost = grouped(missing, ({ told }) => told[of]);
  return new Map([...lost].flatMap(([name, { length }]) => (name && length > 5 ? [[name, length]] : [])));
}

function filtered(given: GroupLeftOut): Doubt | null {
  const { group, listed, missing } = given;
  const suspect = suspectValues(given.shared, missing);
  const [field] = fieldsOf(suspect);
  if (!field) return null;
  const compared = missing.filter(comparable);
  const others = compared.filter(({ told }) => isAnother(told[field], suspect[field])).length;
  const whose = others === compared.length ? `All ${count(others)}` : `${count(others)} of the ${count(compared.length)}`;
  const sentence = `${sharedWords[field](String(suspect[field]))}. ${whose} missing agents of ${group} had another value when last told.`;
  return { group, code: "filtered", sentence, missing: compared.length, listed };
}

function firstOfOriginal({ group, elsewhere: { listed, missing }, noun = "agent" }: GroupLeftOut): Doubt | null {
  if (missing <= mayBeMissing(listed)) return null;
  const sentence = `${count(missing)} of ${counted(listed, noun)} that new management groups list are in no original: neither in this first export of ${group} nor in another.`;
  return { group, code: "first", sentence, missing, listed };
}

/** Agents that the group lists and the file lacks. Those that a bare name in it may mean are left as they were until somebody says so. */
export function missingFrom(listed: readonly number[], named: ReadonlySet<number>, sameLabel: ReadonlySet<number>): number[] {
  return listed.filter((key) => !named.has(key) && !sameLabel.has(key));
}

/** What is asked with the doubts, in one paragraph. */
export function coverageQuestion(doubts: readonly Doubt[]): string {
  const groups = new Set(doubts.map(({ group }) => group)).size;
  const asked = groups > 1 ? "Is each the whole management group, or only these?" : "Is this the whole management group, or only these?";
  return [...doubts.map(({ sentence }) => sentence), asked].join(" ");
}
