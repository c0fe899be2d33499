import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listPending } from "@/lib/server/pending/list";

export const GET = answering(endpoints.pendingList, ({ migration, query }) => listPending(migration, query));
