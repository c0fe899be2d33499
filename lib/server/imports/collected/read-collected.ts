import { collectedRows } from "@/lib/contracts/collected-file";
import { type Collected, isTold, type SectionName, sections } from "@/lib/domain/collected/sections";
import { type AgentsTold, type ComponentImportKind, isComponentImport } from "@/lib/domain/components";
import type { ReadFile, ReadRow } from "@/lib/domain/export-rows";
import type { Source } from "@/lib/readers/decode";
import { type RawRecord, recordOf } from "@/lib/readers/records";
import { type Limits, Sheet } from "@/lib/readers/sheet";
import { linesOf } from "./lines";
import { readRow, type Survey, sectionOf, surveyOf } from "./survey";

type Options = { fileName: string; limits: Limits; room: (held: { rows: number; columns: number }) => void };

/** What properties are called in exports, where that differs from the collector's. */
const asExports: Readonly<Record<string, string>> = { Pool: "ManagementActionPoint", Proxy: "ProxyAgentPrincipalName" };

/** A section that is an export of its own kind. */
export type ReadPart = { section: SectionName; kind: ComponentImportKind; file: ReadFile; rows: ReadRow[] };
/** `rows`: of agents. */
export type ReadCollection = { file: ReadFile; rows: ReadRow[]; parts: ReadPart[]; collected: Collected; agentsTold: AgentsTold };

/** Gateways have these details as well: they are trusted by nothing else. */
const ofCertificates = ["CertExpires", "CertIssuer"] as const;

/** What other sections add to a row of an agent. How the details name servers is too short to be told apart, and Ids of instances are of their own. */
const ofHeard = ["HealthState", "IsAvailable", "InMaintenanceMode", "PatchList"] as const;
const ofDetails = ["OSName", "OSVersion", "UpdateRollup", "ManagementGroups", "ADIntEnabled", ...ofCertificates] as const;

/**
 * Reads a file of the collector twice: once to know that all of it is there, then its rows. Agents, who is heard and details of agents become rows of agents:
 * a section that failed adds no column, so what was told before stays. Sections that are exports of their own kind are read as those are.
 */
export async function readCollected(open: Source, options: Options): Promise<ReadCollection> {
  const survey = await surveyOf(open, options.fileName, (rows) => options.room({ rows, columns: 10 }));
  const told = new Set(survey.collected.sections.filter(isTold).map(({ section }) => section));
  const agents = new Sheet({ known: "agents", limits: options.limits });
  const sheets = new Map<SectionName, Sheet>();
  for (const section of told) {
    const { kind } = sections[section];
    if (kind === null || !isComponentImport(kind)) continue;
    const sheet = new Sheet({ known: kind, limits: options.limits });
    sheet.accept(
      recordOf(
        1,
        columnsOf(section, survey).map((name) => asExports[name] ?? name),
      ),
    );
    sheets.set(section, sheet);
  }
  const columns = agentColumns(told);
  if (columns.length) agents.accept(recordOf(1, columns));
  let read = 0;
  for await (const line of linesOf(open, options.fileName)) {
    const section = sectionOf(line);
    if (section === null || !told.has(section)) continue;
    if (section === "agents") {
      const row = readRow(line, section);
      if (row) agents.accept(agentRecord(line.number, row, columns, survey, row.Name));
    } else {
      const sheet = sheets.get(section);
      const row: Record<string, unknown> | null = sheet ? readRow(line, section) : null;
      if (row) sheet?.accept(rowRecord(line.number, { ...certificateOf(section, row, survey), ...row }, columnsOf(section, survey)));
    }
    if (++read % 1_000 === 0) options.room({ rows: read + survey.heard.size + survey.details.size, columns: columns.length });
  }
  if (!told.has("agents")) addNamed(agents, columns, survey);
  const parts = [...sheets].flatMap(([section, sheet]) => partOf(section, sheet));
  const found = columns.length ? agents.finish() : null;
  const agentsTold: AgentsTold = told.has("agents") ? "listed" : found?.rows.length ? "named" : "none";
  const { collected } = survey;
  return { file: fileOf(collected, found?.file ?? null, parts), rows: found?.rows ?? [], parts, collected, agentsTold };
}

/** Names of columns of a section that is an export of its own kind. */
const columnsOf = (section: SectionName, { details }: Survey): string[] => [
  ...Object.keys(collectedRows[section].shape),
  ...(isOfServers(section) && details.size ? ofCertificates : []),
];
const isOfServers = (section: SectionName) => section === "servers" || section === "gateways";

/** What the details say of the certificate of a server: they name every computer with a health service. Where they do not, nothing is said. */
function certificateOf(section: SectionName, { Name }: Readonly<Record<string, unknown>>, { details }: Survey): Record<string, unknown> {
  const own = isOfServers(section) ? details.get(String(Name).toLowerCase())?.row : undefined;
  return Object.fromEntries(ofCertificates.flatMap((column) => (own?.[column] ? [[column, own[column]]] : [])));
}

/** Names of columns of agents, of those sections that were told. */
function agentColumns(told: ReadonlySet<SectionName>): string[] {
  const own = told.has("agents") ? Object.keys(collectedRows.agents.shape) : [];
  const more = [...(told.has("heard") ? ofHeard : []), ...(told.has("agentDetail") ? ofDetails : [])];
  return own.length || more.length ? [...new Set(["Name", ...own, ...more])] : [];
}

/** What a section does not say of an agent is not said: what was told of it before stays. */
function agentRecord(
  line: number,
  own: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  { details, heard }: Survey,
  name: string,
): RawRecord {
  const key = name.toLowerCase();
  const known = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
  const told: Record<string, unknown> = { ...own, ...details.get(key)?.row, ...heard.get(key)?.row, ...known };
  return rowRecord(line, told, columns);
}

/** Where the agents themselves could not be listed, whom the other sections name. */
function addNamed(agents: Sheet, columns: readonly string[], survey: Survey): void {
  const named = new Map([...survey.details, ...survey.heard]);
  for (const [, { line, row }] of named) agents.accept(agentRecord(line, { Name: row.Name }, columns, survey, row.Name));
}

function partOf(section: SectionName, sheet: Sheet): ReadPart[] {
  const found = sheet.finish();
  const { kind } = sections[section];
  if (!found || kind === null || !isComponentImport(kind)) return [];
  return [{ section, kind, file: { ...found.file, kind, ...asText, issues: withoutZero(found.file.issues) }, rows: found.rows }];
}

const asText: Pick<ReadFile, "encoding" | "format" | "separator" | "sheet" | "sheets"> = {
  encoding: "utf-8",
  format: "json",
  separator: null,
  sheet: null,
  sheets: [],
};
/** That a section has no rows is stated by the line that closes it. */
const withoutZero = (issues: ReadFile["issues"]) => issues.filter(({ code }) => code !== "no-rows");

function fileOf(collected: Collected, agents: Omit<ReadFile, keyof typeof asText> | null, parts: readonly ReadPart[]): ReadFile {
  const all = [...(agents ? [agents] : []), ...parts.map(({ file }) => file)];
  const sum = (of: "rejected" | "ignored") => all.reduce((rows, { beyond }) => rows + beyond[of], 0);
  return {
    kind: "inventory",
    evidence: ["the first line of the collector"],
    candidates: [],
    asksColumns: false,
    readColumns: [],
    datesDisagree: false,
    ...asText,
    dateOrder: null,
    columns: agents?.columns ?? [],
    hasGroupColumn: false,
    bareNames: agents?.bareNames ?? false,
    commonMgList: [],
    cut: false,
    olderBlocks: [],
    issues: withoutZero(all.flatMap(({ issues }) => issues)),
    issuesBeyond: all.reduce((beyond, file) => beyond + file.issuesBeyond, 0),
    beyond: { rejected: sum("rejected"), ignored: sum("ignored") },
    collected,
  };
}

/** Values of every kind as an export has them. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** A property that a row lacks says nothing; null says that nobody knows. */
function rowRecord(line: number, row: Readonly<Record<string, unknown>>, columns: readonly string[]): RawRecord {
  const absent = columns.flatMap((column, at) => (column in row ? [] : [at]));
  const cells = columns.map((column) => textOf(row[column]));
  return { ...recordOf(line, cells), ...(absent.length ? { absent } : {}) };
}
