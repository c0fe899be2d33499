import { unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "@/lib/contracts/report";
import { withFormulaGuard } from "@/lib/domain/formula-guard";
import { about } from "@/lib/domain/report/about";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { figures } from "@/lib/domain/report/figures";
import { firstPage, partRows } from "@/lib/domain/report/first-page";
import { keyFigures } from "@/lib/domain/report/key-figures";
import { pageRows } from "@/lib/domain/report/page-rows";
import { type Cell, cellWords } from "@/lib/domain/report/table";
import { reportTables } from "@/lib/domain/report/tables";
import { tellingTables } from "@/lib/domain/report/telling-tables";
import { stageNames } from "@/lib/domain/stages";
import { ownListOf } from "@/lib/readers/own-lists";
import { useDatabase } from "@/lib/server/database/testing";
import { gatesOf } from "@/lib/server/gates/testing/api";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, type Row, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { writable } from "./paper/writable";
import { reportsOf } from "./testing/api";

useDatabase();

/** Names as hostile and as foreign as people's are; the first would be a formula, the second markup. */
const formula = '=HYPERLINK("http://x","a")';
const markup = '<script>alert("x")</script> & Søren Жуков Ελένη';
const name = `Übersicht "A/B" 東京 <b> R&D`;

let api: ReturnType<typeof apiOf>;
let reports: ReturnType<typeof reportsOf>;
let report: Report & ReportFacts;

beforeAll(async () => {
  const { id } = await makeMigration();
  api = apiOf(id);
  reports = reportsOf(id);
  const on = (server: string, list: string[], version = "7.0.9538.0"): Row[] => list.map((one) => ({ name: one, server, version }));
  for (let week = 0; week < 4; week++) {
    const moved = names(week * 2);
    await api.send(csvOf([...on("ms01.a", moved, "7.1.10184.0"), ...on("ms02.a", names(12).slice(week * 2))]), {
      capturedAt: day(3 + week * 7),
    });
    await api.send(csvOf(on("new01.a", moved, "7.1.10184.0"), target), { capturedAt: day(3 + week * 7, 7) });
  }
  await api.edit("srv001.corp.test", { owner: formula, alertsFrom: "both", alertsSince: "2014-02-20" }, { ifMatch: 1 });
  await api.edit("srv002.corp.test", { owner: markup, note: "a_x0041_b\u0001" }, { ifMatch: 1 });
  await reports.rename(name);
  const { find, sign } = gatesOf(id);
  const waivers = (await find("deploy")).open.map(({ task, key }) => ({ task, reason: key === "DEP-01" ? formula : "Later" }));
  expect((await sign("deploy", { waivers })).status).toBe(200);
  report = (await reports.read()).body as Report & ReportFacts;
});

const words = (one: Cell) => cellWords(one, "UTC");
/** What a spreadsheet gives back of a cell. */
const stored = ({ kind, value }: Cell) => {
  if (value === null || value === "") return null;
  if (kind === "percent") return Number(value) / 100;
  return kind === "date" ? new Date(`${value}T00:00:00Z`) : kind === "instant" ? new Date(`${String(value).slice(0, 16)}:00.000Z`) : value;
};

/** The cells of a CSV file, read back. */
const cellsOf = (csv: string): string[][] =>
  [...csv.replace(/^\ufeff/, "").matchAll(/((?:"(?:[^"]|"")*"|[^"\r])*)\r\n/g)].map(([, line = ""]) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ""),
  );
const disarmed = (value: Cell["value"]) => (typeof value === "string" ? withFormulaGuard(value) : String(value ?? ""));

async function bytesOf(path: string, type: string): Promise<Uint8Array> {
  const answer = await reports.made(path);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  const disposition = answer.headers.get("content-disposition") ?? "";
  const saved = decodeURIComponent(disposition.split("filename*=UTF-8''")[1] ?? "");
  expect(saved).toMatch(/^Übersicht {2}A B {2}東京 {2}b {2}R&D status report (\w+ )?2014-02-24\.\w+$/);
  return new Uint8Array(await answer.arrayBuffer());
}

describe("what leaves the building has the numbers of the API:", () => {
  it("CSV, the figures, each table and every agent, with formulas disarmed", async () => {
    const text = async (query: string) => new TextDecoder().decode(await bytesOf(`report.csv${query}`, "text/csv; charset=utf-8"));
    const lines = cellsOf(await text("")).slice(1);
    const head = about(report);
    expect(lines.slice(0, head.length).map(([name]) => name)).toEqual(head.map(({ name }) => name));
    expect(lines.slice(head.length)).toEqual([
      ...figures(report).map(({ name, value, words }) => [name, disarmed(value.value), disarmed(words)]),
      ...pageRows(firstPage(report)).map((row) => row.map(disarmed)),
    ]);
    for (const table of reportTables(report)) {
      const [head, ...rows] = cellsOf(await text(`?table=${table.id}`));
      expect(head).toEqual(table.columns.map((column) => column.name));
      expect(rows, table.id).toEqual(table.rows.map((row) => row.map(({ value }) => disarmed(value))));
    }
    const owners = await text("?table=owners");
    expect(owners).toContain(`"'=HYPERLINK(""http://x"",""a"")",1,1,0,100`);
    expect((await text("?table=agents")).trim().split("\r\n")).toHaveLength(13);
    expect((await reports.made("report.csv?table=nothing")).status).toBe(404);
  });

  it("XLSX, a sheet per table with typed cells, and every agent", async () => {
    const bytes = Buffer.from(await bytesOf("report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    const read = await readXlsxFile(bytes, { trim: false });
    const sheets = read.map(({ sheet }) => sheet);
    // A day's fraction of a binary number is a millisecond off for some minutes.
    const toSecond = (value: unknown) => (value instanceof Date ? new Date(Math.round(value.getTime() / 1000) * 1000) : value);
    const rowsOf = (name: string) => (read.find(({ sheet }) => sheet === name)?.data ?? []).map((row) => row.map(toSecond));
    const tables = reportTables(report);
    expect(sheets).toEqual(["Report", ...tables.map(({ title }) => title.slice(0, 27)), "Agents"]);
    for (const table of tables) {
      const [head, ...rows] = rowsOf(table.title.slice(0, 27));
      expect(head).toEqual(table.columns.map((column) => column.name));
      expect(rows, table.id).toEqual(table.rows.map((row) => row.map(stored)));
    }
    const [head, ...agents] = rowsOf("Agents");
    expect(agents.map(([fqdn]) => fqdn)).toEqual(names(12));
    const column = (title: string) => head?.indexOf(title) ?? -1;
    expect(agents[0]?.[column("Owner")]).toBe(formula);
    expect(agents[0]?.[column("Alerts since")]).toEqual(new Date("2014-02-20T00:00:00Z"));
    expect(agents[1]?.[column("Note")]).toBe("a_x0041_b\ufffd");
    const parts = unzipSync(bytes);
    const owners = new TextDecoder().decode(parts[`xl/worksheets/sheet${sheets.indexOf("By owner") + 1}.xml`]);
    expect(owners).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(owners).toContain(`<autoFilter ref="A1:E${report.remaining.owner.length + 1}"/>`);
    for (const part of Object.values(parts).map((one) => new TextDecoder().decode(one))) {
      expect(part).not.toMatch(/<f[ >/]/);
      for (const [cell, type] of part.matchAll(/<c [^>]*?(?:t="(\w+)")?[^>]*>(?:(?!<\/c>).)*<\/c>/g))
        if (!cell.includes("<is>")) expect(cell).toMatch(/<v>-?\d+(\.\d+)?(e-?\d+)?<\/v><\/c>$/);
        else expect(type ?? /t="inlineStr"/.exec(cell)?.[0]).toBeTruthy();
    }
    for (const [path, part] of Object.entries(parts).filter(([path]) => path.startsWith("xl/worksheets/")))
      expect(new TextDecoder().decode(part), path).toContain(
        `<headerFooter><oddFooter>&amp;LÜbersicht &quot;A/B&quot; 東京 &lt;b&gt; R&amp;&amp;D  As of 24 Feb 2014, 07:00 UTC. Tandem ${report.version}.&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>`,
      );
    const without = await readXlsxFile(Buffer.from(await (await reports.made("report.xlsx?agents=false")).arrayBuffer()));
    expect(without.map(({ sheet }) => sheet)).not.toContain("Agents");
  });

  it("PPTX, a slide for each row of the first page, with its numbers, and a chart that holds those of what remains", async () => {
    const type = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    const parts = unzipSync(await bytesOf("report.pptx", type));
    const read = (path: string) => new TextDecoder().decode(parts[path]);
    const of = (folder: RegExp) =>
      Object.keys(parts)
        .filter((path) => folder.test(path))
        .sort();
    expect(of(/^ppt\/slides\/slide\d+\.xml$/)).toHaveLength(1 + partRows.length);
    const charts = of(/^ppt\/charts\/chart\d+\.xml$/).map((path) =>
      [...read(path).matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([series]) =>
        [...(series.split("<c:val>")[1] ?? "").matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value)),
      ),
    );
    const causes = report.remaining.cause.map(({ inScope }) => inScope).filter((one) => one > 0);
    expect(charts).toEqual([[causes.sort((a, b) => a - b)]]);
    const textsOf = (slide: number) => [...read(`ppt/slides/slide${slide}.xml`).matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text);
    const page = firstPage(report);
    const drawn = [page.bridge.draw(760, 300), page.burnUp.draw(380, 300)].map(({ marks }) =>
      marks.flatMap((mark) => (mark.kind === "text" && mark.parts[0] ? [mark.parts[0].words.trim()] : [])),
    );
    for (const [i, words] of drawn.entries())
      for (const one of words.filter((one) => /\d/.test(one)))
        expect(
          textsOf(2 + i).map((text = "") => text.trim()),
          one,
        ).toContain(one);
    const texts = textsOf(1);
    for (const { value } of keyFigures(report)) expect(texts).toContain(value);
    for (const [, wide, size, said = ""] of read("ppt/slides/slide1.xml").matchAll(
      /<p:sp>(?:(?!<\/p:sp>).)*?<a:ext cx="(\d+)"(?:(?!<\/p:sp>).)*? sz="(\d+)"(?:(?!<\/p:sp>).)*?<a:t>([^<]*)<\/a:t>/gs,
    ))
      if (keyFigures(report).some(({ value }) => value === said))
        expect(Number(wide) / 12_700, `${said} fits`).toBeGreaterThan(said.length * (Number(size) / 100) * 0.58);
    expect(of(/^ppt\/embeddings\/.+xlsx$/)).toHaveLength(1);
  });

  it("HTML, one page without a script that holds every table, with everything escaped", async () => {
    const text = new TextDecoder().decode(await bytesOf("report.html", "text/html; charset=utf-8"));
    expect(text).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`);
    expect(text).not.toMatch(/<script|<b>"|src=|https?:\/\/(?!x)/);
    const plain = (html: string) => html.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    const found = [...text.matchAll(/<tbody>(.*?)<\/tbody>/gs)].map(([, body = ""]) =>
      [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
        [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = ""]) => plain(cell)),
      ),
    );
    const tables = tellingTables(report);
    expect(found).toEqual(tables.map(({ rows }) => rows.map((row) => row.map(words))));
    for (const { value } of keyFigures(report)) expect(text).toContain(`<dd class="value">${value}</dd>`);
    for (const sentence of report.headline) expect(plain(text)).toContain(sentence);
    expect(text).toContain(`${report.progress.stages.dualHomed} ${stageNames.dualHomed}`);
    const rail = /<ol class="phases".*?<\/ol>/s.exec(text)?.[0] ?? "";
    for (const { name, words, tasks, gateWords } of firstPage(report).phases)
      for (const said of [name, words, tasks, gateWords]) expect(plain(rail)).toContain(said);
  });

  it("PDF, with text that can be selected, an outline, tags, a title and a language, and pages that say of how many", async () => {
    const bytes = await bytesOf("report.pdf", "application/pdf");
    const document = await getDocumentProxy(bytes.slice());
    const { totalPages, text } = await extractText(document, { mergePages: false });
    const squeeze = (one: string) => one.replace(/\s+/g, "");
    const all = squeeze(text.join(" "));
    for (const { value, words } of keyFigures(report)) expect(squeeze(text[0] ?? "")).toContain(squeeze(value + words));
    for (const sentence of report.headline) expect(squeeze(text[0] ?? "")).toContain(squeeze(sentence));
    for (const { id, columns, rows } of tellingTables(report)) {
      expect(all, id).toContain(squeeze(columns.map((column) => column.name).join("")));
      for (const row of rows) expect(all, id).toContain(squeeze(row.map(words).join("")));
    }
    const pieces = await Promise.all(
      text.map(async (_, i) =>
        (await (await document.getPage(i + 1)).getTextContent()).items.map((item) => ("str" in item ? item.str : "")),
      ),
    );
    const lines = pieces.slice(1).flat();
    const times = (list: readonly string[], word: string) => list.filter((one) => one === word).length;
    const tables = tellingTables(report);
    // What has letters of several scripts is written in several pieces.
    const single = tables.flatMap(({ columns, rows }) =>
      [columns.map((column) => column.name), ...rows.map((row) => row.map(words))].flat().filter((one) => /^[\w.,%–-]{1,24}$/.test(one)),
    );
    for (const word of new Set(single))
      expect(times(lines, word), `${word} in one piece, every time`).toBeGreaterThanOrEqual(times(single, word));
    for (const { id, title, note, columns, rows } of tables) {
      const begin = squeeze([title, note, ...columns.map((column) => column.name), ...(rows[0] ?? []).map(words)].join(""));
      expect(
        text.some((page) => squeeze(page).includes(begin)),
        `${id} with its first row`,
      ).toBe(true);
    }
    text.forEach((page, i) => {
      expect(squeeze(page)).toContain(`${i + 1}of${totalPages}`);
      for (const said of [
        "OPS_2012SP1 observed 24 Feb 06:00, import #7",
        "OPS_2012R2 observed 24 Feb 07:00, import #8",
        "As of 24 Feb 2014, 07:00 UTC. The whole migration.",
      ])
        expect(squeeze(page)).toContain(squeeze(said));
    });
    expect(all).toContain(squeeze("SørenЖуковΕλένη"));
    const outline = await document.getOutline();
    expect(outline.map(({ title }: { title: string }) => title)).toEqual([
      writable(name),
      ...tellingTables(report).map(({ title }) => title),
    ]);
    const { info } = await getMeta(document);
    expect(info).toMatchObject({ Title: `${name}: migration status report`, Language: "en" });
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const tree = await (await document.getPage(1)).getStructTree();
    expect(JSON.stringify(tree)).toMatch(/"role":"Figure".*"alt":"Agents by stage: 6 Waiting/);
  });
});

it("the first page says the same on paper, as one file, on slides and in rows, and a gate says what was waived, in every file with its reason", async () => {
  const page = firstPage(report);
  const squeeze = (one: string) => one.replace(/\s+/g, "");
  const read = async (path: string) => new Uint8Array(await (await reports.made(path)).arrayBuffer());
  const paper = (await extractText(await getDocumentProxy(await read("report.pdf")), { mergePages: false })).text;
  const parts = unzipSync(await read("report.pptx"));
  const unescaped = (text: string) =>
    text
      .replace(/<[^>]*>/g, "")
      .replace(/&(?:#(\d+)|(\w+));/g, (_, code, word) =>
        code ? String.fromCharCode(Number(code)) : ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[word as string] ?? ""),
      );
  const slides = [1, 2, 3, 4].map((n) => new TextDecoder().decode(parts[`ppt/slides/slide${n}.xml`])).join("");
  const html = new TextDecoder().decode(await read("report.html"));
  const csv = await (await reports.made("report.csv")).text();
  const sheets = await readXlsxFile(Buffer.from(await read("report.xlsx?agents=false")));
  const cells = sheets.flatMap(({ data }) => data.flat().map(String)).join("\n");
  const rows = { csv: squeeze(csv.replaceAll('""', '"')), cells: squeeze(cells) };
  const places = { paper: squeeze(paper[0] ?? ""), html: squeeze(unescaped(html)), slides: squeeze(unescaped(slides)) };
  const said = [
    ...page.sentences,
    ...page.figures.flatMap((one) => [one.name, one.value, one.words]),
    ...page.phases.flatMap((phase) => [phase.name, phase.words, phase.tasks]),
    ...Object.values(page.bridge.banks)
      .flat()
      .flatMap((bank) => [bank.name, bank.agents.words]),
    page.bridge.title,
    page.burnUp.title,
    page.causes.title,
    page.causes.aside,
    ...page.decisions.items.map(({ title }) => title),
    page.changes.title,
    ...page.changes.items.map(({ title }) => title),
  ];
  for (const [place, text] of Object.entries(rows))
    for (const words of pageRows(page).flat()) expect(text, `${place}: ${words}`).toContain(squeeze(words));
  for (const [place, text] of Object.entries(places))
    for (const words of said) expect(text, `${place}: ${words}`).toContain(squeeze(words));
  const deploy = report.phases.find(({ id }) => id === "deploy");
  const waived = `Signed with ${deploy?.waivers?.length} waived`;
  expect(page.phases.find(({ id }) => id === "deploy")?.gateWords).toBe(`Gate ${waived[0]?.toLowerCase()}${waived.slice(1)}`);
  for (const [place, text] of Object.entries({
    ...rows,
    ...places,
    paper: squeeze(paper.join("")),
  })) {
    expect(text.toLowerCase(), place).toContain(squeeze(waived).toLowerCase());
    if (place !== "slides") expect(text, place).toContain(squeeze(`DEP-01, “${formula}”`));
  }
});

it("a part, a past moment and nothing at all can be sent as well", async () => {
  for (const ending of ["pdf", "xlsx", "pptx", "html", "csv"])
    for (const query of ["?owner=nobody", "?asOf=2014-01-01", `?asOf=${day(10, 7)}&server=ms02.a`]) {
      const answer = await reports.made(`report.${ending}${query}`);
      expect([ending, query, answer.status]).toEqual([ending, query, 200]);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(300);
    }
});

it("at most a few are made at once; too many are told to come back, and one that goes away leaves its place", async () => {
  const open = await Promise.all(Array.from({ length: 2 }, () => reports.made("report.xlsx")));
  const gone = new AbortController();
  const waiting = Array.from({ length: 8 }, () => reports.made("report.html", { signal: gone.signal }).catch(() => null));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const refused = await reports.made("report.html");
  expect([refused.status, (await refused.json()).code, refused.headers.get("retry-after")]).toEqual([503, "busy", "5"]);
  gone.abort();
  await Promise.all(waiting);
  const next = reports.made("report.html");
  await Promise.all(open.map((one) => one.body?.cancel()));
  expect((await next).status).toBe(200);
});

it("a table of the report that comes back as an export is recognised as Tandem's own", () => {
  const tables = reportTables(report);
  expect(tables.length).toBeGreaterThan(5);
  for (const { id, columns } of tables) expect([id, ownListOf(columns.map(({ name }) => name))]).toEqual([id, expect.any(String)]);
});
