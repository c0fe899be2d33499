import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { readAccount, renameAccount } from "@/lib/server/people/account";

export const GET = handler(endpoints.accountGet, async ({ actor }) => ({ status: 200, body: await readAccount(actor) }));

export const PATCH = handler(endpoints.accountEdit, async ({ call, body }) => ({
  status: 200,
  body: await renameAccount(call, body.name),
}));
