import { z } from "zod";
import { noticeKinds } from "@/lib/domain/notices/notices";
import { phases } from "@/lib/domain/tasks/phases";
import { defineEndpoints } from "./endpoint";
import { count, instant, listOf } from "./wire";

/** Something that whoever asks is to know. It is gone once it no longer holds. */
const notice = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  at: instant,
  phase: z.enum(phases).nullable(),
  task: z.uuid().nullable(),
  title: z.string(),
  text: z.string(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof notice>;

export const noticeList = listOf(notice).extend({ unread: count });
export type NoticeList = z.infer<typeof noticeList>;

/** `read: false` marks them as unread again. */
export const noticeReading = z.strictObject({ notices: z.array(z.string().min(1).max(200)).max(1000), read: z.boolean() });
export type NoticeReading = z.infer<typeof noticeReading>;

export const noticeEndpoints = defineEndpoints({
  noticesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/notices",
    summary: "What whoever asks is to know: tasks given to them, ticks contradicted, gates to sign",
    verb: "notices.read",
    answers: { 200: noticeList },
  },
  noticesRead: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/notices/reading",
    summary: "Mark notices of one's own as read or unread",
    verb: "notices.read",
    body: noticeReading,
    answers: { 200: noticeList },
  },
});
