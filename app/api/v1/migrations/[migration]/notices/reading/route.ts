import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { markNotices } from "@/lib/server/notices/read";

export const PUT = answering(endpoints.noticesRead, ({ call, migration, body }) => markNotices(call, migration.id, body));
