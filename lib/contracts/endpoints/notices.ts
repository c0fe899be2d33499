import { defineEndpoints, inMigration } from "../endpoint";
import { noticeList, noticeReading } from "../notices";

export const noticeEndpoints = defineEndpoints({
  noticesList: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/notices",
    summary: "What whoever asks is to know: tasks given to them, ticks contradicted, gates to sign",
    verb: "notices.read",
    params: inMigration,
    answers: { 200: noticeList },
  },
  noticesRead: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/notices/reading",
    summary: "Mark notices of one's own as read or unread",
    verb: "notices.read",
    params: inMigration,
    body: noticeReading,
    answers: { 200: noticeList },
  },
});
