import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listNotices } from "@/lib/server/notices/list";

export const GET = answering(endpoints.noticesList, ({ actor, migration }) => listNotices(migration.id, actor));
