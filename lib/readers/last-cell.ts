import type { ReadRow } from "@/lib/domain/export-rows";
import type { ColumnPlan } from "./columns";
import { cleanName } from "./names";
import type { RawRecord } from "./records";
import { plainText } from "./values";

/**
 * Many tools write no line end behind the last record, and a file can be cut inside its last cell: only a closing quote
 * tells them apart. Without one the rows before have to say whether the last cell is whole.
 */
export class LastCell {
  private quoted = 0;
  private plain = 0;

  constructor(
    private readonly plan: ColumnPlan,
    private readonly headerQuoted: boolean,
  ) {}

  /** Counts how the file writes its last column. Cells that are blank, or need their quotes, prove nothing. */
  note({ cells, lastQuoted }: RawRecord): void {
    const cell = cells[this.plan.titles.length - 1];
    if (!cell) return;
    if (!lastQuoted) this.plain++;
    else if (this.headerQuoted || !/[",;^|~\t\r\n]/.test(cell)) this.quoted++;
  }

  /** Of the last record of a file without a last line end. `rows` are the ones before it. */
  isCut({ cells, lastQuoted }: RawRecord, rows: readonly ReadRow[]): boolean {
    const last = this.plan.titles.length - 1;
    if (lastQuoted || cells.length !== last + 1) return false;
    if (this.quoted + this.plain > 0 ? this.quoted > this.plain : this.headerQuoted) return true;
    const { name, group, facts } = this.plan;
    const text = plainText(cells[last] ?? "") ?? "";
    if (name.index === last) {
      return isBegun(
        domainOf(text),
        rows.flatMap((row) => (row.name === null ? [] : [domainOf(row.spelled ?? "")])),
      );
    }
    if (group?.index === last) {
      return isBegun(
        text.toLowerCase(),
        rows.map((row) => (row.group ?? "").toLowerCase()),
      );
    }
    const field = facts.find(({ index }) => index === last)?.field;
    const read = rows.filter(({ outcome }) => outcome === "read");
    if (field === "version") {
      return isBegunVersion(
        text,
        read.map((row) => row.facts.version ?? ""),
      );
    }
    // A domain counts where it completes the name.
    return (
      field === "domain" &&
      domainOf(plainText(cells[name.index] ?? "") ?? "") === "" &&
      isBegun(
        text.toLowerCase(),
        read.map((row) => (row.facts.domain ?? "").toLowerCase()),
      )
    );
  }
}

/** No other row has this text, but one has a longer text that starts so. */
function isBegun(text: string, others: readonly string[]): boolean {
  return !others.includes(text) && others.some((other) => other.startsWith(text));
}

function domainOf(name: string): string {
  const clean = cleanName(name).toLowerCase();
  const dot = clean.indexOf(".");
  return dot < 0 ? "" : clean.slice(dot + 1);
}

/** Fewer parts than any other version, or the beginning of one that at least a tenth of the rows have. */
function isBegunVersion(text: string, others: readonly string[]): boolean {
  if (others.length === 0 || others.includes(text)) return false;
  const known = others.filter((other) => other !== "");
  const counts = new Map<string, number>();
  for (const other of known) counts.set(other, (counts.get(other) ?? 0) + 1);
  const versions = [...counts];
  if (versions.length === 0) return false;
  return (
    versions.every(([other]) => partsOf(text) < partsOf(other)) ||
    versions.some(([other, count]) => count * 10 >= known.length && other.startsWith(text))
  );
}

const partsOf = (version: string): number => version.split(".").filter((part) => part !== "").length;
