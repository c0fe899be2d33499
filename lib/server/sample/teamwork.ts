import "server-only";
import { scheduleInput } from "@/lib/contracts/report-schedules";
import type { TaskInput, TaskPatch } from "@/lib/contracts/tasks";
import { sampleMoments } from "./story";

const day = 86_400_000;
const before = (days: number, hour: number) => new Date(sampleMoments.told.getTime() - days * day + hour * 3_600_000);

/** What people wrote about tasks of Upgrade, by key, in the order in which they wrote it. */
export const sampleComments: readonly { key: string; at: Date; text: string }[] = [
  { key: "UPG-09", at: before(9, 0), text: "Push to fraapp064 ends with 800706BA again. Port 135 answers, the dynamic ports do not." },
  { key: "UPG-09", at: before(7, 2), text: "Firewall request FW-311 is with the network team. They want the range, not all high ports." },
  {
    key: "UPG-09",
    at: before(1, 1),
    text: "Range agreed: 49152 to 65535 from both new management servers. Change window is Wednesday night.",
  },
  { key: "UPG-05", at: before(2, 3), text: "All that could be pushed is across. What is left has its own task." },
];

/** A task that the template does not know, as a lead added it. */
export const sampleTask: { input: TaskInput; patch: TaskPatch } = {
  input: {
    phase: "upgrade",
    component: "serviceOwners",
    title: "Tell the service desk which wave crosses when",
    detail: "They see alerts of two management groups for a while, and should know which one answers.",
  },
  patch: {
    state: "inProgress",
    dueDate: "2014-03-12",
    note: "Three waves announced. The mailbox server of 21 March is still to be told.",
    links: [{ name: "Service desk, calendar of changes", href: "https://servicedesk.contoso.test/changes/2014-03" }],
  },
};

/** The checklist with that task, kept for the next migration. */
export const sampleTemplate = "Sample: Contoso, with the service desk";

/** Who gets the report on Mondays. It is paused, so that a sample never sends anything. */
export const sampleSchedule = scheduleInput.parse({
  name: "Status for the steering board",
  cron: "0 7 * * 1",
  recipients: ["steering-board@contoso.test", "service-desk@contoso.test"],
  files: ["pdf", "xlsx"],
  paused: true,
});
