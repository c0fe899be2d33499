import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { reportFile } from "@/lib/server/report/files";

export const GET = handler(endpoints.reportXlsx, async (input) => reportFile("xlsx", input));
