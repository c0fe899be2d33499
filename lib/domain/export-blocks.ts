import type { OlderBlocks, ReadRow } from "./export-rows";

/**
 * What tells where a block of a file begins: the moment each row says it was captured (milliseconds), the headers repeated above it, or nothing.
 * `named`: the column of those moments is named so that it can mean nothing else.
 */
export type BlockMarks = { capturedAt: readonly (number | null)[] | null; named: boolean; headersAbove: readonly number[] | null };

type Named = { row: ReadRow; name: string; at: number };
type Block = { rows: Named[]; names: Set<string> };

/** One run of an export takes less; a log grows by the hour or the day. Milliseconds. */
const pause = 10 * 60_000;
/** Blocks that nothing marks are none where they are as small as the repeats of a joined table. */
const least = 3;

/**
 * Finds the states that one file holds of a management group: exports that were appended to one file, day by day. Blocks that name others are parts of one
 * state; one that names at least half of the smaller again is a new one. `isOlder` tells of two rows of one agent whether the first was modified earlier.
 */
export function olderBlocks(
  rows: readonly ReadRow[],
  marks: BlockMarks,
  isOlder: (one: ReadRow, other: ReadRow) => boolean | null,
): OlderBlocks[] {
  if (!repeatsAny(rows)) return [];
  const { capturedAt, headersAbove } = marks;
  const timed = capturedAt?.every((at, i) => at !== null || !isNamed(rows[i])) ? capturedAt : null;
  const sure = timed !== null && marks.named;
  const groups = new Map<string, Named[]>();
  for (const [i, row] of rows.entries()) {
    if (!isNamed(row)) continue;
    const of = groups.get(groupOf(row)) ?? [];
    groups.set(groupOf(row), of);
    of.push({ row, name: row.name, at: (timed ?? headersAbove)?.[i] ?? 0 });
  }
  return [...groups.values()].flatMap((named) => {
    const states = statesOf(timed ? byTime(named) : headersAbove ? byHeader(named) : byRepeats(named));
    const newest = states.at(-1);
    if (!newest || states.length < 2) return [];
    const older = states.slice(0, -1).flatMap((state) => state.rows);
    if (!timed && contradicts(newest, older, isOlder)) return [];
    const only = new Set(older.flatMap(({ name }) => (newest.names.has(name) ? [] : [name])));
    const from = newest.rows.reduce((first, { row }) => Math.min(first, row.row), Number.POSITIVE_INFINITY);
    return [
      {
        group: newest.rows[0]?.row.group ?? "",
        sure,
        blocks: states.length,
        from,
        named: newest.names.size,
        rows: older.map(({ row }) => row),
        only: [...only].sort(),
      },
    ];
  });
}

const isNamed = (row: ReadRow | undefined): row is ReadRow & { name: string } =>
  row !== undefined && row.name !== null && row.outcome !== "ignored";
const groupOf = ({ group }: ReadRow): string => group?.toLowerCase() ?? "";

/** Most files name every agent once: those are left at once. */
function repeatsAny(rows: readonly ReadRow[]): boolean {
  const seen = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!isNamed(row)) continue;
    const names = seen.get(groupOf(row)) ?? new Set();
    if (names.size === 0) seen.set(groupOf(row), names);
    if (names.size === names.add(row.name).size) return true;
  }
  return false;
}

function byTime(named: readonly Named[]): Block[] {
  return cut(
    [...named].sort((a, b) => a.at - b.at || a.row.row - b.row.row),
    (row, before) => row.at - before.at >= pause,
  );
}

function byHeader(named: readonly Named[]): Block[] {
  return cut(named, (row, before) => row.at !== before.at);
}

/** A log without any mark begins anew where it names an agent again; each of its blocks is about as long as the one before. */
function byRepeats(named: readonly Named[]): Block[] {
  const blocks = cut(named, ({ name }, _, block) => block.names.has(name));
  const isLog = blocks.every(({ rows }, i) => rows.length >= least && rows.length * 2 >= (blocks[i - 1]?.rows.length ?? 0));
  return isLog ? blocks : [];
}

function cut(named: readonly Named[], beginsAnew: (row: Named, before: Named, block: Block) => boolean): Block[] {
  const blocks: Block[] = [];
  let block: Block | undefined;
  let before: Named | undefined;
  for (const row of named) {
    if (!block || !before || beginsAnew(row, before, block)) {
      block = { rows: [], names: new Set() };
      blocks.push(block);
    }
    block.rows.push(row);
    block.names.add(row.name);
    before = row;
  }
  return blocks;
}

/** Blocks that hardly repeat each other are parts of one state: of one server each, or of one domain. */
function statesOf(blocks: readonly Block[]): Block[] {
  const states: Block[] = [];
  for (const block of blocks) {
    const state = states.at(-1);
    const shared = state ? [...block.names].filter((name) => state.names.has(name)).length : 0;
    if (!state || shared * 2 >= Math.min(block.names.size, state.names.size))
      states.push({ rows: [...block.rows], names: new Set(block.names) });
    else {
      for (const row of block.rows) state.rows.push(row);
      for (const name of block.names) state.names.add(name);
    }
  }
  return states;
}

/** The last block is not the newest where more of its rows were modified before those above than after them. */
function contradicts(newest: Block, older: readonly Named[], isOlder: (one: ReadRow, other: ReadRow) => boolean | null): boolean {
  const before = new Map(older.map(({ name, row }) => [name, row]));
  let balance = 0;
  for (const { name, row } of newest.rows) {
    const other = before.get(name);
    const says = other ? isOlder(row, other) : null;
    if (says !== null) balance += says ? 1 : -1;
  }
  return balance > 0;
}
