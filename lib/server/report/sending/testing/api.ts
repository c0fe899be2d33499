import * as scheduleRoute from "@/app/api/v1/migrations/[migration]/report-schedules/[schedule]/route";
import * as askRoute from "@/app/api/v1/migrations/[migration]/report-schedules/[schedule]/sendings/route";
import * as schedules from "@/app/api/v1/migrations/[migration]/report-schedules/route";
import * as sendings from "@/app/api/v1/migrations/[migration]/report-sendings/route";
import type { ReportSchedule, ReportScheduleList, ReportSending } from "@/lib/contracts/report-schedules";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

/** For tests: schedules and sendings as a script with a token of the given role sees them. */
type Call = { role?: Role; ifMatch?: number };
type Rest = { method?: string; body?: unknown; schedule?: string };

export function sendingOf(migration: string) {
  const ask = async <T>(
    route: Parameters<typeof knock>[0],
    path: string,
    { role = "lead", ifMatch }: Call,
    { schedule, ...rest }: Rest = {},
  ) => {
    const headers = { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }) };
    const params = { migration, ...(schedule ? { schedule } : {}) };
    const answer = await knock(route, `/api/v1/migrations/${migration}/${path}`, { headers, params, ...rest });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const list = async () => (await ask<{ items: ReportSending[] }>(sendings.GET, "report-sendings", {})).body.items;
  return {
    add: (body: unknown, call: Call = {}) =>
      ask<ReportSchedule & Problem>(schedules.POST, "report-schedules", call, { method: "POST", body }),
    edit: (schedule: string, body: unknown, call: Call) =>
      ask<ReportSchedule & Problem>(scheduleRoute.PUT, `report-schedules/${schedule}`, call, { method: "PUT", body, schedule }),
    end: (schedule: string, call: Call) =>
      ask<ReportSchedule & Problem>(scheduleRoute.DELETE, `report-schedules/${schedule}`, call, { method: "DELETE", schedule }),
    schedules: async (call: Call = {}) => ask<ReportScheduleList & Problem>(schedules.GET, "report-schedules", call),
    send: (schedule: string, call: Call = {}) =>
      ask<ReportSending & Problem>(askRoute.POST, `report-schedules/${schedule}/sendings`, call, { method: "POST", schedule }),
    list,
    /** The sendings once they all look so; the queue works on them meanwhile. */
    until: async (isSo: (one: ReportSending) => boolean, seconds = 60): Promise<ReportSending[]> => {
      for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
        const items = await list();
        if (items.length > 0 && items.every(isSo)) return items;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`Sendings stand as ${JSON.stringify(await list())}`);
    },
  };
}
