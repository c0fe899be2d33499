import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { reportCsv } from "@/lib/server/report/files";

export const GET = handler(endpoints.reportCsv, async (input) => reportCsv(input));
