import { getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { firstPage } from "@/lib/domain/report/first-page";
import { paperDocument } from "./document";

const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i + 1));
const stages = { waiting: 6768, upgraded: 58, joined: 186, dualHomed: 7540, cutOver: 312, gone: 136 };
const phase = (id: ReportFacts["phases"][number]["id"], name: string): ReportFacts["phases"][number] => ({
  ...{ id, name, done: 19, total: 20, stale: 1, blocked: 0, words: "12,345 of 14,864 in scope done", current: id === "upgrade" },
  ...{ gate: "contradicted", gateWords: "Signed, and contradicted since", signedBy: "Ada", signedAt: null, waivers: [] },
});

type Crowd = { name: string; part: string; groups: number; decisions: number; causes: number; sentences: number; changes: number };
const alone: Crowd = { name: "Contoso", part: "", groups: 2, decisions: 0, causes: 1, sentences: 2, changes: 1 };
const crowded: Crowd = {
  name: "The estate of Contoso and of everybody whom Contoso ever bought, with all that still reports to the old servers of the north",
  part: "Management group OPS_2012SP1, server omsp1ms01.corp.contoso.test, domain emea.corp.contoso.test, owner File and print, tag europe",
  ...{ groups: 6, decisions: 14, causes: 9, sentences: 9, changes: 7 },
};

/** A report in the middle of the crossing, with as much to say as is asked for. */
function reportOf({ name, part, groups, decisions, causes, sentences, changes }: Crowd): ReportFacts {
  const share = { inScope: 700, done: 0, notDone: 700, percentDone: 0 };
  return {
    migration: {
      name,
      timeZone: "Europe/Berlin",
      targetDate: "2014-06-13",
      groups: many(groups, (n) => ({
        name: `OPS_2012_MANAGEMENT_GROUP_${n}`,
        role: n % 2 ? ("source" as const) : ("target" as const),
        ...{ release: "2012 SP1", agents: 14_552, observedAt: "2014-04-24T05:45:00.000Z", importNumber: 50 + n, servers: 5 },
      })),
    },
    ...{ madeAt: "2014-04-24T06:30:00.000Z", version: "0.1.0", asOf: "2014-04-24T06:30:00.000Z", filterWords: part },
    headline: many(sentences, (n) => `Sentence ${n} of those that say how the crossing stands and when it will have ended.`),
    progress: { total: 14_864, done: 7746, notReporting: 94, excluded: 20, percentDone: 52.1, stages, incomplete: [], flags: {} },
    flagged: { critical: 23, warning: 166 },
    phases: [phase("retain", "Retain"), phase("deploy", "Deploy"), phase("upgrade", "Upgrade"), phase("retire", "Retire")],
    course: many(9, (n) => ({ date: `2014-03-${10 + n}`, scope: 14_800 + n, done: 800 * n, cutOver: 30 * n })),
    forecast: {
      ...{ pace: 298, paceDays: 20, paceNeeded: 246, scopePace: 1, finishedOn: null, likely: "2014-06-06", safe: "2014-06-11" },
      ...{ today: "2014-04-24", words: "At the pace of the last 20 working days the rest is done by 6 June.", workingDaysLeft: 29 },
    } as ReportFacts["forecast"],
    remaining: {
      cause: many(causes, (n) => ({
        ...share,
        ...{ value: "notStarted", name: `Silent in the new management group ${n}`, next: null },
      })),
      ...{ domain: [], server: [], owner: [] },
    },
    drift: null,
    decisions: many(decisions, (n) => ({
      code: `d${n}`,
      severity: n < 4 ? ("critical" as const) : ("warning" as const),
      title: `Decision ${n} of those that wait`,
      words: "Find out who took the upgrade or the new management group away, or set the computer up again, and repeat the step.",
      ...{ count: n, rows: null, path: null },
    })),
    changes: {
      ...{
        since: "2014-04-17",
        sinceWords: "Since the last report, 17 April",
        counts: { forward: 779, back: 2, other: 0, new: 1, gone: 1 },
      },
      done: 779,
      sentences: many(changes, (n) => `Change ${n}: 779 more agents are done, most of them in the second week after the last report.`),
    },
    imports: [],
  };
}

const squeeze = (words: string) => words.replace(/\s+/g, "");

/** What stands on each of the first two pages, with the base line of each piece from the top; and of how many pages there are. */
async function lookAt(report: ReportFacts) {
  const document = await getDocumentProxy(new Uint8Array(await paperDocument(report, new AbortController().signal)));
  const pages = await Promise.all(
    [1, 2].map(async (number) => {
      const one = await document.getPage(number);
      const [, , , high = 0] = one.view;
      const { items } = await one.getTextContent();
      return items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [{ words: item.str, y: high - item.transform[5] }] : []));
    }),
  );
  return { pages, total: document.numPages };
}

describe("the first page on paper", () => {
  it.each<[string, Crowd]>([
    ["with little to say", alone],
    ["with much to decide", { ...alone, decisions: 6, causes: 6, sentences: 4, changes: 3 }],
    ["with names and lists that are long", crowded],
  ])("%s: whole sentences, nothing shortened but lists that say so, nothing below where its foot begins", async (_, crowd) => {
    const report = reportOf(crowd);
    const page = firstPage(report);
    const { pages, total } = await lookAt(report);
    const text = squeeze(
      pages
        .flat()
        .map(({ words }) => words)
        .join(""),
    );
    for (const words of [page.name, page.part, ...page.sentences]) expect(text).toContain(squeeze(words));
    const more = [...text.matchAll(/(\d+)more,inthetablesofthereport/g)].map(([, left]) => Number(left));
    for (const list of [page.decisions.items.map(({ title }) => title), page.changes.items]) {
      const left = list.filter((words) => !text.includes(squeeze(words))).length;
      if (left > 0) expect(more).toContain(left);
    }
    for (const { name, words } of Object.values(page.bridge.banks).flat()) expect(text).toContain(squeeze(name + words));
    expect(text).not.toContain("…");
    for (const [i, pieces] of pages.entries()) {
      const from = (top: number, bottom: number) =>
        squeeze(
          pieces
            .filter(({ y }) => y > top && y < bottom)
            .map(({ words }) => words)
            .join(""),
        );
      const foot = pieces.find(({ words }) => words.startsWith("As of "))?.y ?? 0;
      // Its first base line lies 14 points below where it begins, and letters hang a little below theirs.
      expect(from(foot - 12, foot - 1)).toBe("");
      expect(from(foot - 1, Number.POSITIVE_INFINITY)).toHaveLength(
        squeeze(`${page.foot.line}${page.foot.made}Page ${i + 1} of ${total}`).length,
      );
    }
  });
});
