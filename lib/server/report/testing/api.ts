import * as calendarRoute from "@/app/api/v1/migrations/[migration]/calendar/route";
import * as reportRoute from "@/app/api/v1/migrations/[migration]/report/route";
import type { Calendar } from "@/lib/contracts/calendar";
import type { Report } from "@/lib/contracts/report";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { tokenOf } from "@/lib/server/imports/testing/api";
import { knock } from "@/lib/server/people/testing";

/** For tests: reports as a script with a token of the given role sees them. */
type Call = { role?: Role; ifMatch?: number };

export function reportsOf(migration: string) {
  const params = { migration };
  const ask = async (
    route: Parameters<typeof knock>[0],
    path: string,
    { role = "lead", ifMatch }: Call,
    more: { method?: string; body?: unknown } = {},
  ) =>
    knock(route, `/api/v1/migrations/${migration}/${path}`, {
      headers: { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }) },
      params,
      ...more,
    });
  const told = async <T>(answer: Response) => ({ status: answer.status, body: (await answer.json()) as T });
  return {
    read: async (query = "", call: Call = {}) => told<Report & Problem>(await ask(reportRoute.GET, `report${query}`, call)),
    calendar: async (call: Call = {}) => told<Calendar & Problem>(await ask(calendarRoute.GET, "calendar", call)),
    setCalendar: async (body: unknown, call: Call) =>
      told<Calendar & Problem>(await ask(calendarRoute.PUT, "calendar", call, { method: "PUT", body })),
  };
}
