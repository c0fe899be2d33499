import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { setLimit } from "@/lib/server/settings/limits";

export const PUT = answering(endpoints.limitsEdit, ({ call, params, body }) => setLimit(call, params.limit, body.value));
