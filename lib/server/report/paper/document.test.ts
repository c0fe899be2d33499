import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { firstPage, partRows } from "@/lib/domain/report/first-page";
import { cellWords } from "@/lib/domain/report/table";
import { tellingTables } from "@/lib/domain/report/telling-tables";
import { type Moment, reportFacts, type Shape } from "../testing/facts";
import { paperDocument } from "./document";

const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i + 1));
const squeeze = (words: string) => words.replace(/\s+/g, "");

type Piece = { words: string; left: number; right: number /** Of the base line, from the top. */; y: number; high: number };
type Page = { pieces: Piece[]; text: string; high: number };

/** What stands where on every page, in points. */
async function pagesOf(report: ReportFacts): Promise<Page[]> {
  const document = await getDocumentProxy(new Uint8Array(await paperDocument(report, new AbortController().signal)));
  return await Promise.all(
    many(document.numPages, async (number) => {
      const one = await document.getPage(number);
      const [, , , high = 0] = one.view;
      const items = (await one.getTextContent()).items.flatMap((item) => ("str" in item ? [item] : []));
      const pieces = items
        .filter(({ str }) => str.trim() !== "")
        .map(({ str, transform, width, height }) => ({
          ...{ words: str, left: transform[4], right: transform[4] + width, y: high - transform[5], high: height },
        }));
      return { pieces, text: items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join(""), high };
    }),
  );
}

const joined = (pieces: readonly Piece[]) => squeeze(pieces.map(({ words }) => words).join(""));

/** Every page has its foot, whole, and nothing else where it stands; nothing leaves the paper, and nothing is shortened. */
function expectFeet(pages: readonly Page[], { foot }: ReturnType<typeof firstPage>): void {
  for (const [i, { pieces, high }] of pages.entries()) {
    const number = pieces.findLast(({ words }) => words === `${i + 1} of ${pages.length}`);
    const begin = (number?.y ?? 0) - 12;
    const said = joined(pieces.filter(({ y }) => y > begin));
    for (const words of [...foot.groups.map((one) => `${one.name} ${one.words}`), foot.words]) expect(said).toContain(squeeze(words));
    expect(said).toHaveLength(
      squeeze([...foot.groups.map((one) => one.name + one.words), foot.words, `${i + 1}of${pages.length}`].join("")).length,
    );
    expect(pieces.filter(({ y }) => y > begin - 5 && y <= begin)).toEqual([]);
    for (const { left, right, y, words } of pieces) {
      expect([words, left >= 38, right <= 595.28 - 36, y > 18, y < high - 14]).toEqual([words, true, true, true, true]);
      expect(words).not.toContain("…");
    }
  }
}

/** Pieces of text that run into each other, as people would see it: letters of a word may lie a little closer than they are wide. */
const touching = (pieces: readonly Piece[]) =>
  pieces.flatMap((a, i) =>
    pieces
      .slice(i + 1)
      .filter((b) => {
        const high = Math.min(a.high, b.high);
        return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.2 * high && Math.abs(a.y - b.y) < 0.55 * high;
      })
      .map((b) => [a.words, b.words]),
  );

const shapes = (["beginning", "middle", "nearly"] as const).flatMap((moment) =>
  [60, 15_000].flatMap((agents): Shape[] => [
    { moment, agents, groups: 2, long: false },
    { moment, agents, groups: 4, long: false },
    { moment, agents, groups: 2, long: true },
  ]),
);

describe.each(shapes)("on paper, $moment of $agents agents in $groups management groups, long names: $long", (shape) => {
  it("no word is broken, nothing touches or is cut, every page has its foot, and the first stands alone", async () => {
    const report = reportFacts(shape);
    const page = firstPage(report);
    const pages = await pagesOf(report);
    expectFeet(pages, page);
    for (const { pieces } of pages) expect(touching(pieces)).toEqual([]);
    const tables = tellingTables(report);
    const words = new Set(pages.flatMap(({ text }) => text.split(/\s+/)));
    const heads = tables.flatMap(({ columns }) => columns.flatMap(({ name }) => name.split(" ")));
    const short = tables.flatMap(({ rows }) =>
      rows.flatMap((row) => row.flatMap((one) => cellWords(one, "Europe/Berlin").split(" "))).filter((word) => word.length <= 24),
    );
    for (const word of [...heads, ...short].filter((one) => one !== "")) expect(words).toContain(word);
    const [first, second] = pages;
    const said = joined(first?.pieces ?? []);
    for (const bank of Object.values(page.bridge.banks).flat()) expect(said).toContain(squeeze(bank.name + bank.words));
    for (const name of partRows.flat()) expect(said).toContain(squeeze(page[name].title));
    expect(said).toContain(squeeze(page.sentences.join("")));
    const top = (title: string) => first?.pieces.find((piece) => piece.words === title)?.y ?? Number.NaN;
    const lastBank = Math.max(...(first?.pieces ?? []).filter(({ words }) => /primary servers?$/.test(words)).map(({ y }) => y));
    expect(top(page.burnUp.title) - lastBank).toBeGreaterThan(150);
    const more = [...said.matchAll(/(\d+)more,inthetablesofthereport/g)].map(([, left]) => Number(left));
    for (const { items } of [page.decisions, page.changes]) {
      const left = items.filter(({ title }) => !said.includes(squeeze(title))).length;
      if (left > 0) expect(more).toContain(left);
    }
    expect(second?.pieces.findIndex(({ words }) => words === "Figures")).toBeLessThanOrEqual(2);
  });
});

it.each([
  ["2026-12-29", "2027-01-05"],
  ["2026-12-29", "2029-12-28"],
])("figures that are wide stay apart, with a finish from %s to %s", async (likely, safe) => {
  const report = reportFacts({ agents: 150_000, moment: "middle" });
  const wide: ReportFacts = {
    ...report,
    forecast: { ...report.forecast, likely, safe, pace: 35_800, paceNeeded: 86_900, today: "2026-11-30" },
  };
  const [first] = await pagesOf(wide);
  expect(touching(first?.pieces ?? [])).toEqual([]);
  const figures = firstPage(wide).figures;
  const place = (words: string) => first?.pieces.find((piece) => piece.words === words);
  for (const [i, one] of figures.entries()) {
    const next = figures[i + 1];
    for (const key of ["name", "value", "words"] as const)
      if (next) expect((place(next[key])?.left ?? 0) - (place(one[key])?.right ?? 0), one[key]).toBeGreaterThan(8);
  }
});

it("says what to do about the worst decisions where there is no room for all", async () => {
  const words = "Find out who took the upgrade or the new management group away, and repeat the step.";
  const report: ReportFacts = {
    ...reportFacts({ agents: 15_000, moment: "middle" }),
    decisions: many(6, (n) => ({
      ...{ code: `d${n}`, severity: "critical", title: `Decision ${n}` },
      words,
      count: n,
      rows: null,
      path: null,
    })),
  };
  const [first] = await pagesOf(report);
  const said = joined(first?.pieces ?? []);
  const told = said.split(squeeze(words)).length - 1;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(6);
  expect(said.indexOf(squeeze(words))).toBeGreaterThan(said.indexOf("Decision1"));
  for (const { title } of report.decisions) expect(said).toContain(squeeze(title));
});

it("what is more than a page has room for goes on overleaf, whole", async () => {
  const report: ReportFacts = {
    ...reportFacts({ agents: 15_000, moment: "middle", groups: 4, long: true }),
    filterWords: "Management group OPS_2012SP1, server omsp1ms01.corp.contoso.test, domain emea.corp.contoso.test, owner File and print",
    headline: many(40, (n) => `Sentence ${n} of those that say how the crossing stands and when it will have ended.`),
    decisions: many(14, (n) => ({
      ...{ code: `d${n}`, severity: n < 4 ? ("critical" as const) : ("warning" as const), title: `Decision ${n} of those that wait` },
      ...{
        words: "Find out who took the upgrade or the new management group away, and repeat the step.",
        count: n,
        rows: null,
        path: null,
      },
    })),
  };
  const page = firstPage(report);
  const pages = await pagesOf(report);
  expectFeet(pages, page);
  for (const { pieces } of pages) expect(touching(pieces)).toEqual([]);
  const said = joined(pages.flatMap(({ pieces }) => pieces));
  for (const words of [page.name, page.part, ...page.sentences, ...page.decisions.items.map(({ title }) => title)])
    expect(said).toContain(squeeze(words));
});

it("says on one page that there is nothing to tell yet", async () => {
  const report = reportFacts({ agents: 60, moment: "nothing" });
  const pages = await pagesOf(report);
  expect(pages).toHaveLength(1);
  expectFeet(pages, firstPage(report));
  expect(joined(pages[0]?.pieces ?? [])).toContain(squeeze(report.headline.join("")));
});

it("writes what a font has, and a sign for every other letter: of any script, a half letter, a control", async () => {
  const plain = reportFacts({ agents: 60, moment: "middle" });
  const name = "Übersicht Жуков Ελένη 東京 서울 مرحبا שלום हिन्दी 😀 \ud800 \u0007 #panic() $x$ *a* `b` <c> \\u0041 → ≥ ✓";
  const migration = { ...plain.migration, name, groups: plain.migration.groups.map((one) => ({ ...one, name: `東${one.name}` })) };
  const text = (await pagesOf({ ...plain, migration })).map((one) => one.text).join("\n");
  for (const words of ["Übersicht", "Жуков", "Ελένη", "¤¤", "#panic()", "$x$", "*a*", "`b`", "<c>", "\\u0041", "→", "¤OPS_2012SP1"])
    expect(text).toContain(words);
});

it("is not made for somebody who went away", async () => {
  await expect(paperDocument(reportFacts({ agents: 60, moment: "middle" }), AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
});

it.each<Moment>(["beginning", "nearly"])("is the same for the same facts, %s", async (moment) => {
  const of = () => paperDocument(reportFacts({ agents: 60, moment }), new AbortController().signal);
  expect(Buffer.compare(await of(), await of())).toBe(0);
});
