import { reportFiles } from "@/lib/queries/reports";
import { ask, type Call, responseOf } from "@/lib/server/endpoint/testing/ask";

/** For tests: reports as a script with a token of the given role sees them. */
export function reportsOf(migration: string) {
  return {
    freeze: (body: unknown = {}, call: Call = {}) =>
      ask("POST /api/v1/migrations/{migration}/reports", { params: { migration }, body }, call),
    list: (query = "", call: Call = {}) => ask("GET /api/v1/migrations/{migration}/reports", { params: { migration }, query }, call),
    frozen: (report: string, call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/reports/{report}", { params: { migration, report } }, call),
    compare: (report: string, earlier: string, call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/reports/{report}/comparison/{earlier}", { params: { migration, report, earlier } }, call),
    file: (report: string, file: string, call: Call = {}) =>
      responseOf("GET /api/v1/migrations/{migration}/reports/{report}/files/{file}", { params: { migration, report, file } }, call),
    links: (report: string, call: Call = {}) =>
      ask("GET /api/v1/migrations/{migration}/reports/{report}/links", { params: { migration, report } }, call),
    share: (report: string, body: unknown, call: Call = {}) =>
      ask("POST /api/v1/migrations/{migration}/reports/{report}/links", { params: { migration, report }, body }, call),
    revoke: (report: string, link: string, call: Call = {}) =>
      ask("DELETE /api/v1/migrations/{migration}/reports/{report}/links/{link}", { params: { migration, report, link } }, call),
    read: (query = "", call: Call = {}) => ask("GET /api/v1/migrations/{migration}/report", { params: { migration }, query }, call),
    /** A file by its path below the migration, such as report.csv?table=owners. */
    made: (path: string, call: Call = {}) => {
      const [, ending, query] = /^report\.(\w+)(\?.*)?$/.exec(path) ?? [];
      const file = reportFiles.find((one) => one === ending);
      if (!file) throw new Error(`No file ${path}`);
      return responseOf(`GET /api/v1/migrations/{migration}/report.${file}`, { params: { migration }, query }, call);
    },
    rename: async (name: string) => {
      const { status, body } = await ask("PATCH /api/v1/migrations/{migration}", { params: { migration }, body: { name } }, { ifMatch: 1 });
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    calendar: (call: Call = {}) => ask("GET /api/v1/migrations/{migration}/calendar", { params: { migration } }, call),
    setCalendar: (body: unknown, call: Call) => ask("PUT /api/v1/migrations/{migration}/calendar", { params: { migration }, body }, call),
  };
}
