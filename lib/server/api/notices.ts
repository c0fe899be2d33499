import { noticeEndpoints } from "@/lib/contracts/notices";
import { answers } from "@/lib/server/endpoint/answers";
import { listNotices } from "@/lib/server/notices/list";
import { markNotices } from "@/lib/server/notices/read";

export default answers(noticeEndpoints, {
  noticesList: ({ actor, migration, now }) => listNotices(migration, actor, now),
  noticesRead: ({ call, migration, body }) => markNotices(call, migration, body),
});
