import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { takeToken } from "@/lib/server/people/manage-tokens";

export const DELETE = answering(endpoints.tokensRevoke, ({ call, params }) => takeToken(call, params.token));
