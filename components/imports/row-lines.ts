import type { ImportRecord, ImportRow } from "@/lib/contracts/imports";
import { readBuild } from "@/lib/domain/builds";
import { type Stage, stageNames } from "@/lib/domain/stages";
import { withinSentence } from "@/lib/domain/words/within";
import { fieldName, valueWords } from "./fact-words";

/** One line of the field by field table. `first` lines carry the name; the others continue the same row. */
export type RowLine = { key: string; row: ImportRow; first: boolean; field: string; from: string | null; to: string | null; note: string };

const alone: Record<ImportRow["outcome"], string> = {
  added: "New",
  changed: "",
  missing: "Not in this file",
  ifWhole: "Not in this file",
  rejected: "Row not read",
  duplicate: "Named again",
  ignored: "Not read on purpose",
  unchanged: "Confirmed again",
  withoutAgent: "No agent by this name",
};

/**
 * Lines of rows, in their order; of changed rows those of `fields` only, if any are given. `kind`: what the file lists. What is new of an agent is told by
 * its version, what a people's list brings by each of its fields.
 */
export function linesOf(rows: readonly ImportRow[], fields: readonly string[] = [], kind: ImportRecord["kind"] = null): RowLine[] {
  const fieldByField = (outcome: ImportRow["outcome"]) => outcome === "changed" || (outcome === "added" && kind === "peopleList");
  return rows.flatMap((row, index) => {
    const note = [stageWords(row.stage), ...row.issues.map((issue) => issue.message)].filter(Boolean).join(". ");
    const shown = fields.length > 0 ? row.fields.filter(({ field }) => fields.includes(field)) : row.fields;
    if (fieldByField(row.outcome) && shown.length > 0)
      return shown.map(({ field, from, to }, i) => ({
        key: `${index}.${i}`,
        row,
        first: i === 0,
        field: fieldName(field),
        from: valueWords(field, from),
        to: valueWords(field, to),
        note: (i === 0 && note) || meaningOf(field, from, to),
      }));
    const version = row.fields.find(({ field }) => field === "version");
    const to = row.outcome === "missing" || row.outcome === "ifWhole" ? null : (version?.to ?? null);
    return [
      {
        key: `${index}`,
        row,
        first: true,
        field: alone[row.outcome],
        from: version?.from ?? null,
        to,
        note: note || (readBuild(to)?.release ?? ""),
      },
    ];
  });
}

/** "waiting → dual-homed"; nothing where the stage stays. */
function stageWords(move: ImportRow["stage"]): string {
  if (!move || move.from === move.to) return "";
  return `${stageWord(move.from)} → ${stageWord(move.to)}`;
}
function stageWord(stage: Stage | null): string {
  return stage ? withinSentence(stageNames[stage]) : "not known";
}

/** For a version: the releases behind the builds. */
function meaningOf(field: string, from: string | null, to: string | null): string {
  if (field !== "version") return "";
  const [before, after] = [readBuild(from)?.release ?? "unknown", readBuild(to)?.release ?? "unknown"];
  return before === after ? `${after}, another build` : `${before} → ${after}`;
}
