import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { keepApart, takeApartBack } from "@/lib/server/imports/aliases/keep-apart";

export const PUT = answering(endpoints.namesApart, ({ call, migration, params, body }) => keepApart(call, migration.id, params, body));

export const DELETE = answering(endpoints.namesUnapart, ({ call, migration, params }) => takeApartBack(call, migration.id, params));
