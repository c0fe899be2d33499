import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { readRemaining } from "@/lib/server/remaining/read";

export const GET = answering(endpoints.remaining, ({ migration, query, now }) => readRemaining(migration, query, now));
