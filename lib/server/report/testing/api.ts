import * as calendarRoute from "@/app/api/v1/migrations/[migration]/calendar/route";
import * as reportRoute from "@/app/api/v1/migrations/[migration]/report/route";
import * as csvRoute from "@/app/api/v1/migrations/[migration]/report.csv/route";
import * as htmlRoute from "@/app/api/v1/migrations/[migration]/report.html/route";
import * as pdfRoute from "@/app/api/v1/migrations/[migration]/report.pdf/route";
import * as pptxRoute from "@/app/api/v1/migrations/[migration]/report.pptx/route";
import * as xlsxRoute from "@/app/api/v1/migrations/[migration]/report.xlsx/route";
import * as compared from "@/app/api/v1/migrations/[migration]/reports/[report]/comparison/[earlier]/route";
import * as frozenFile from "@/app/api/v1/migrations/[migration]/reports/[report]/files/[file]/route";
import * as link from "@/app/api/v1/migrations/[migration]/reports/[report]/links/[link]/route";
import * as links from "@/app/api/v1/migrations/[migration]/reports/[report]/links/route";
import * as frozen from "@/app/api/v1/migrations/[migration]/reports/[report]/route";
import * as frozenList from "@/app/api/v1/migrations/[migration]/reports/route";
import * as migrationRoute from "@/app/api/v1/migrations/[migration]/route";
import type { Calendar } from "@/lib/contracts/calendar";
import type { FrozenReport, FrozenReportWhole, ReportComparison } from "@/lib/contracts/frozen-reports";
import type { Report } from "@/lib/contracts/report";
import type { LinkWithAddress, ReportLink } from "@/lib/contracts/report-links";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

/** For tests: reports as a script with a token of the given role sees them. */
type Call = { role?: Role; ifMatch?: number; signal?: AbortSignal };
const files = { csv: csvRoute, html: htmlRoute, pdf: pdfRoute, pptx: pptxRoute, xlsx: xlsxRoute };

export function reportsOf(migration: string) {
  const params = { migration };
  const ask = async (
    route: Parameters<typeof knock>[0],
    path: string,
    { role = "lead", ifMatch, signal }: Call,
    { inside = {}, ...more }: { method?: string; body?: unknown; inside?: Record<string, string> } = {},
  ) =>
    knock(route, `/api/v1/migrations/${migration}/${path}`, {
      headers: { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }) },
      params: { ...params, ...inside },
      ...(signal ? { signal } : {}),
      ...more,
    });
  const told = async <T>(answer: Response) => ({ status: answer.status, body: (await answer.json()) as T });
  type List<T> = { items: T[]; nextCursor: string | null; total: number };
  return {
    freeze: async (body: unknown = {}, call: Call = {}) =>
      told<FrozenReport & Problem>(await ask(frozenList.POST, "reports", call, { method: "POST", body })),
    list: async (query = "", call: Call = {}) => told<List<FrozenReport> & Problem>(await ask(frozenList.GET, `reports${query}`, call)),
    frozen: async (report: string, call: Call = {}) =>
      told<FrozenReportWhole & Problem>(await ask(frozen.GET, `reports/${report}`, call, { inside: { report } })),
    compare: async (report: string, earlier: string, call: Call = {}) =>
      told<ReportComparison & Problem>(
        await ask(compared.GET, `reports/${report}/comparison/${earlier}`, call, { inside: { report, earlier } }),
      ),
    file: async (report: string, file: string, call: Call = {}) =>
      ask(frozenFile.GET, `reports/${report}/files/${file}`, call, { inside: { report, file } }),
    links: async (report: string, call: Call = {}) =>
      told<List<ReportLink> & Problem>(await ask(links.GET, `reports/${report}/links`, call, { inside: { report } })),
    share: async (report: string, body: unknown, call: Call = {}) =>
      told<LinkWithAddress & Problem>(await ask(links.POST, `reports/${report}/links`, call, { method: "POST", body, inside: { report } })),
    revoke: async (report: string, id: string, call: Call = {}) =>
      told<ReportLink & Problem>(
        await ask(link.DELETE, `reports/${report}/links/${id}`, call, { method: "DELETE", inside: { report, link: id } }),
      ),
    read: async (query = "", call: Call = {}) => told<Report & Problem>(await ask(reportRoute.GET, `report${query}`, call)),
    /** A file by its path below the migration, such as report.csv?table=owners. */
    made: async (path: string, call: Call = {}) => {
      const ending = /report\.(\w+)/.exec(path)?.[1] ?? "";
      const [, route] = Object.entries(files).find(([one]) => one === ending) ?? [];
      if (!route) throw new Error(`No file ${path}`);
      return await ask(route.GET, path, call);
    },
    rename: async (name: string) => {
      const answer = await ask(migrationRoute.PATCH, "", { ifMatch: 1 }, { method: "PATCH", body: { name } });
      if (answer.status !== 200) throw new Error(await answer.text());
    },
    calendar: async (call: Call = {}) => told<Calendar & Problem>(await ask(calendarRoute.GET, "calendar", call)),
    setCalendar: async (body: unknown, call: Call) =>
      told<Calendar & Problem>(await ask(calendarRoute.PUT, "calendar", call, { method: "PUT", body })),
  };
}
