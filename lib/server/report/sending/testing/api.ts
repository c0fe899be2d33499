import type { ReportSending } from "@/lib/contracts/report-schedules";
import { ask, type Call } from "@/lib/server/endpoint/testing/ask";

/** For tests: schedules and sendings as a script with a token of the given role sees them. */
export function sendingOf(migration: string) {
  const list = async () => (await ask("GET /api/v1/migrations/{migration}/report-sendings", { params: { migration } }, {})).body.items;
  return {
    add: (body: unknown, call: Call = {}) =>
      ask("POST /api/v1/migrations/{migration}/report-schedules", { params: { migration }, body }, call),
    edit: (schedule: string, body: unknown, call: Call) =>
      ask("PUT /api/v1/migrations/{migration}/report-schedules/{schedule}", { params: { migration, schedule }, body }, call),
    end: (schedule: string, call: Call) =>
      ask("DELETE /api/v1/migrations/{migration}/report-schedules/{schedule}", { params: { migration, schedule } }, call),
    schedules: (call: Call = {}) => ask("GET /api/v1/migrations/{migration}/report-schedules", { params: { migration } }, call),
    send: (schedule: string, call: Call = {}) =>
      ask("POST /api/v1/migrations/{migration}/report-schedules/{schedule}/sendings", { params: { migration, schedule } }, call),
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
