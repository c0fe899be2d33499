import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { askSending } from "@/lib/server/report/sending/manage";

export const POST = answering(endpoints.reportSendingsAsk, ({ call, params }) => askSending(call, params.migration, params.schedule));
