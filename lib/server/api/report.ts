import { reportEndpoints } from "@/lib/contracts/report";
import { pool } from "@/lib/server/database/pool";
import { answers } from "@/lib/server/endpoint/answers";
import { reportCsv, reportFile } from "@/lib/server/report/files";
import { makeReport } from "@/lib/server/report/make";
import { readCalendar, setCalendar } from "@/lib/server/settings/calendar";

export default answers(reportEndpoints, {
  report: ({ migration, query, now }) => makeReport(migration, query, now),
  reportPdf: { run: (input) => reportFile("pdf", input) },
  reportXlsx: { run: (input) => reportFile("xlsx", input) },
  reportPptx: { run: (input) => reportFile("pptx", input) },
  reportHtml: { run: (input) => reportFile("html", input) },
  reportCsv: { run: reportCsv },
  calendarGet: ({ migration }) => readCalendar(pool(), migration.id),
  calendarSet: ({ call, migration, body, ifMatch }) => setCalendar(call, migration, body, ifMatch),
});
