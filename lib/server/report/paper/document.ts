import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { paperColours } from "@/lib/domain/report/colours";
import type { Drawing } from "@/lib/domain/report/drawing";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { type FirstPage, firstPage, type List, moreWords, partRows } from "@/lib/domain/report/first-page";
import { logo, phaseMark, severityMark } from "@/lib/domain/report/marks";
import { cellWords } from "@/lib/domain/report/table";
import { tellingTables } from "@/lib/domain/report/telling-tables";
import { svg } from "../document/svg";
import { writable } from "./writable";

/** Points: how wide what is printed is, and its left column; and how high pictures are at least. What room is left makes them higher. */
const wide = 517.28;
const left = (wide - 26) * (1.18 / 2.18);
const least = { bridge: 150, burnUp: 112 };
/** A bridge that is higher says no more; one with a single band needs less. */
const most = { bridge: 270, single: 130, burnUp: 180 };

/** How many decisions and changes the first page names, and of how many it says what to do, so that it stands alone; and the points that this leaves free. */
type Form = { told: number; most: number; room: number };

/** The report as a PDF: vectors, text that can be selected, an outline, tags, and on every page what it is of and of when. */
export async function paperDocument(report: ReportFacts, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted();
  const page = firstPage(report);
  const said = { ...blocksOf(page), tables: tablesOf(report, page.known) };
  const drawn = (form: Form | null, bridge: number, burnUp: number) =>
    asData({
      ...said,
      form,
      called: `${report.migration.name}: migration status report`,
      parts: {
        bridge: { ...page.bridge, picture: pictureOf(page.bridge.draw(wide, bridge)) },
        burnUp: { ...page.burnUp, picture: pictureOf(page.burnUp.draw(left, burnUp)) },
        causes: { ...page.causes, bars: page.causes.bars.map((one) => ({ ...one, agents: one.agents.words })) },
        decisions: listed(page.decisions),
        changes: listed(page.changes),
      },
    });
  const form = measured(drawn(null, least.bridge, least.burnUp));
  signal.throwIfAborted();
  const spare = Math.max(0, Math.floor(form.room));
  const single = page.bridge.bands.filter(({ count }) => count > 0).length < 2;
  const burnUp = Math.min(most.burnUp, least.burnUp + Math.floor(spare * 0.4));
  const bridge = Math.min(single ? most.single : most.bridge, least.bridge + spare - (burnUp - least.burnUp));
  return written(drawn(form, bridge, burnUp), new Date(report.madeAt));
}

const blocksOf = (page: FirstPage) => ({
  ...page,
  ...{ colours: paperColours, logo: pictureOf(logo), rows: partRows },
  figures: page.figures.map((one) => ({ ...one, bad: one.parts.some(({ bad }) => bad) })),
  phases: page.phases.map((one) => ({ ...one, mark: pictureOf(phaseMark(one)) })),
});

/** While nothing was seen only those tables that say something all the same. */
function tablesOf(report: ReportFacts, known: boolean) {
  return tellingTables(report)
    .filter(({ id }) => known || id === "phases" || id === "groups")
    .map(({ rows, ...table }) => ({ ...table, rows: rows.map((row) => row.map((one) => cellWords(one, report.migration.timeZone))) }));
}

/** What the document is called is drawn by nobody, so it may have any letter. */
const asData = (value: unknown): string =>
  JSON.stringify(value, (key, one) =>
    typeof one !== "string" ? one : key === "called" ? one.replace(/\p{Surrogate}/gu, "\ufffd") : writable(one),
  );

const listed = (list: List) => ({
  ...list,
  marked: list.items.some(({ severity }) => severity !== null),
  items: list.items.map((one) => ({ ...one, mark: one.severity && pictureOf(severityMark(one.severity)) })),
  more: list.items.map((_, shown) => moreWords(list.items.length - shown)),
});

const pictureOf = (drawing: Drawing) => ({ svg: svg(drawing, "p", "file").html, words: drawing.words });

/** What lays pages out, with its fonts. It reads no other files, and what reports say is data to it. */
const engine = () =>
  (compiler ??= NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: weights.map((one) => join(fonts, one)) }] }));
let compiler: NodeCompiler | undefined;
const fonts = join(process.cwd(), "node_modules/@expo-google-fonts/inter");
const weights = ["400Regular", "500Medium", "600SemiBold"];

const asked = (data: string) => ({
  mainFileContent: readFileSync(join(process.cwd(), "lib/server/report/paper/paper.typ"), "utf8"),
  inputs: { data },
});

const measured = (data: string): Form => engine().query(asked(data), { selector: "<form>", field: "value" })[0];

function written(data: string, madeAt: Date): Uint8Array {
  const bytes = engine().pdf(asked(data), { creationTimestamp: Math.floor(madeAt.getTime() / 1000) });
  // What it keeps to be quicker at the same document again is of no use for another.
  engine().evictCache(0);
  return bytes;
}
