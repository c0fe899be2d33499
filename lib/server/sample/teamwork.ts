import "server-only";
import { scheduleInput } from "@/lib/contracts/report-schedules";
import type { TaskInput, TaskPatch } from "@/lib/contracts/tasks";
import { type Days, lastDay } from "./days";

/** Why Retain could be signed without owners. */
export const ownersLater = "Owners are asked for with each wave; none of them has to agree to Deploy.";

/** What was left open when Deploy was signed, by key, and why it could pass. */
export const deployLater: Readonly<Record<string, string>> = {
  "DEP-18": "New servers reject agents installed by hand; each is approved with its wave until the last one.",
  "DEP-24": "Proxying is off on one domain controller only; it is set with the next wave, change CHG-1049.",
};

type Told = { ticked: Readonly<Record<string, string>>; edited: Readonly<Record<string, TaskPatch>> };

/** How far Upgrade is on the last day. */
export const upgradeOf = ({ date, words }: Days): Told => ({
  ticked: {
    "UPG-00": "Images of this month carry the new agent.",
    "UPG-01": "Five waves: pilot, Zurich and Frankfurt, the rest of Europe, America, Asia.",
    "UPG-02": `Fourteen agents since ${words(6)}; one new server was stopped under them.`,
    "UPG-03": "Service account with rights on all member servers, CHG-1044.",
    "UPG-04": "Ports tried before each wave.",
  },
  edited: {
    "UPG-05": { state: "inProgress", dueDate: date(lastDay + 14), note: "America is half across, Asia begins next week." },
    "UPG-06": { state: "inProgress", dueDate: date(lastDay + 14), note: "dubbkp039 and lonexc024 go by command line." },
    "UPG-09": {
      state: "blocked",
      reason: "Firewall request FW-311: dynamic RPC ports to fraapp064.",
      dueDate: date(lastDay + 4),
    },
    "UPG-12": { dueDate: date(lastDay + 6), note: "nycts025 restarts in its maintenance window." },
  },
});

/** What people wrote about tasks of Upgrade, by key, in the order in which they wrote it. */
export const commentsOf = ({ at }: Days): { key: string; at: Date; text: string }[] => [
  { key: "UPG-09", at: at(9, 3), text: "Push to fraapp064 ends with 800706BA again. Port 135 answers, the dynamic ports do not." },
  { key: "UPG-09", at: at(11, 5), text: "Firewall request FW-311 is with the network team. They want the range, not all high ports." },
  { key: "UPG-05", at: at(16, 6), text: "Europe is across but for what has its own task." },
  {
    key: "UPG-09",
    at: at(17, 4),
    text: "Range agreed: 49152 to 65535 from both new management servers. The change window is this week.",
  },
];

/** A task that the template does not know, as a lead added it. */
export const ownTaskOf = ({ date, words }: Days): { input: TaskInput; patch: TaskPatch } => ({
  input: {
    phase: "upgrade",
    component: "serviceOwners",
    title: "Tell the service desk which wave crosses when",
    detail: "They see alerts of two management groups for a while, and should know which one answers.",
  },
  patch: {
    state: "inProgress",
    dueDate: date(lastDay + 3),
    note: `Three waves announced. The mailbox server of ${words(lastDay + 12)} is still to be told.`,
    links: [{ name: "Service desk, calendar of changes", href: "https://servicedesk.contoso.test/changes" }],
  },
});

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
