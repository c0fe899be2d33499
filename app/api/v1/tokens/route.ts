import { endpoints } from "@/lib/contracts/endpoints";
import { once } from "@/lib/server/answers/answer";
import { handler } from "@/lib/server/endpoint/handler";
import { allTokens, makeToken } from "@/lib/server/people/manage-tokens";

export const GET = handler(endpoints.tokensList, async () => ({ status: 200, body: await allTokens() }));

export const POST = handler(endpoints.tokensCreate, async ({ call, body }) => once(201, await makeToken(call, body)));
