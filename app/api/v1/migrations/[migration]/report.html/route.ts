import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { reportFile } from "@/lib/server/report/files";

export const GET = handler(endpoints.reportHtml, async (input) => reportFile("html", input));
