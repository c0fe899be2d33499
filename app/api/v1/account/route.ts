import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { readAccount, renameAccount } from "@/lib/server/people/account";

export const GET = answering(endpoints.accountGet, ({ actor }) => readAccount(actor));

export const PATCH = answering(endpoints.accountEdit, ({ call, body }) => renameAccount(call, body.name));
