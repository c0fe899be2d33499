import { endpoints } from "@/lib/contracts/endpoints";
import { once } from "@/lib/server/answers/answer";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { allTokens, makeToken } from "@/lib/server/people/manage-tokens";

export const GET = answering(endpoints.tokensList, () => allTokens());

export const POST = handler(endpoints.tokensCreate, async ({ call, body }) => once(201, await makeToken(call, body)));
