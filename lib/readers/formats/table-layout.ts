/** A column by its dashes: from `start` up to `end`. Values may reach into the gaps beside them, by the side to which they are set. */
export type Column = { name: string; start: number; end: number; right: boolean; width: number };

/** Scripts of East Asia take two places for a sign, on screen and so in the table: a sign that never occurs fills the second one. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const filler = "\uffff";
export const inCells = (line: string): string =>
  (/[\u1100-\uffe6]/.test(line) ? line.replace(wide, (sign) => sign + filler) : line).trimEnd();
const text = (cells: string): string => cells.replaceAll(filler, "").trim();

/** The columns that dashes underline, each below a name of its own; null where the lines are no such pair. */
export function columnsBelow(names: string, dashes: string): Column[] | null {
  if (!/^ *-+( +-+)* *$/.test(dashes) || !dashes.includes("--") || names.trim() === "") return null;
  const columns: Column[] = [];
  for (const { index, 0: mark } of dashes.matchAll(/-+/g)) {
    const end = index + mark.length;
    const name = text(names.slice(index, end));
    if (name === "" || /^-+$/.test(name)) return null;
    columns.push({ name, start: index, end, right: false, width: mark.length });
  }
  const between = [...columns, null].every((column, i) => isBlank(names.slice(columns[i - 1]?.end ?? 0, column?.start)));
  return between ? columns : null;
}

const isBlank = (part: string): boolean => part.trim() === "";

/** To which side the values of each column are set, by some of its rows; null where they stand neither way. */
export function layoutOf(columns: readonly Column[], rows: readonly string[]): Column[] | null {
  const sided: Column[] = [];
  for (const [i, column] of columns.entries()) {
    const left = rows.every((row) => isBlank(row.slice(columns[i - 1]?.end ?? 0, column.start)) || startsAt(row, column.start));
    if (!left && !rows.every((row) => isBlank(row.slice(column.end, column.end + 1)))) return null;
    sided.push({ ...column, right: !left });
  }
  return sided.map((column, i) => ({ ...column, width: widthOf(column, sided[i - 1], sided[i + 1]) }));
}

/** What stands in the gap before it is of the column before it, as a blank parts the two. */
const startsAt = (row: string, start: number): boolean => isBlank(row.slice(Math.max(0, start - 1), start));
/** Places that a value can take: a value of as many may be cut or go on below. */
function widthOf(column: Column, before: Column | undefined, after: Column | undefined): number {
  if (column.right) return column.end - (before ? before.end + 1 : 0);
  return (after && !after.right ? after.start - 1 : column.end) - column.start;
}

/** The values of a row; null where one of them stands across the end of a column. */
export function cellsOf(columns: readonly Column[], row: string): string[] | null {
  const cells: string[] = [];
  let from = 0;
  for (const [i, column] of columns.entries()) {
    const next = columns[i + 1];
    const to = next ? endOf(row, column, next) : Math.max(row.length, from);
    if (to === null || to < from) return null;
    if (!column.right && !isBlank(row.slice(from, column.start))) return null;
    cells.push(text(row.slice(from, to)));
    from = to;
  }
  return cells;
}

/** Where the values of a column end: a blank stands there in every row. */
function endOf(row: string, column: Column, next: Column): number | null {
  if (!next.right) return isBlank(row.slice(next.start - 1, next.start)) ? next.start : null;
  if (column.right) return isBlank(row.slice(column.end, column.end + 1)) ? column.end : null;
  // Numbers and words of one piece are set to the right: the piece that ends where the dashes do is one of them.
  const upTo = row.slice(0, next.end);
  if (!isBlank(row.slice(next.end, next.end + 1))) return null;
  if (upTo.length < next.end || upTo.endsWith(" ")) return next.start;
  const begins = upTo.lastIndexOf(" ") + 1;
  return begins > column.start ? begins : null;
}
