import type { ReportSchedule, ScheduleInput } from "@/lib/contracts/report-schedules";
import type { ReportFile } from "@/lib/domain/report/files";
import { weeklyCron, weeklyOf } from "@/lib/domain/report/weekly";

/** What the form holds. */
export type ScheduleDraft = {
  name: string;
  weekly: boolean;
  weekday: number;
  time: string;
  cron: string;
  recipients: string;
  files: ReportFile[];
  paused: boolean;
};

export function draftOf(schedule: ReportSchedule | null): ScheduleDraft {
  const { name, cron, recipients, files, paused } = schedule ?? {
    name: "",
    cron: "0 8 * * 1",
    recipients: [],
    files: firstFiles,
    paused: false,
  };
  const weekly = weeklyOf(cron);
  return {
    name,
    weekly: weekly !== null,
    weekday: weekly?.weekday ?? 1,
    time: weekly?.time ?? "08:00",
    cron,
    recipients: recipients.join("\n"),
    files,
    paused,
  };
}

const firstFiles: ReportFile[] = ["pdf"];

/** The part stays what it was; addresses are parted by line ends, commas or semicolons. */
export function inputOf(draft: ScheduleDraft, schedule: ReportSchedule | null): ScheduleInput {
  const { weekly, weekday, time } = draft;
  return {
    name: draft.name,
    cron: weekly ? weeklyCron({ weekday, time: time || "08:00" }) : draft.cron,
    recipients: draft.recipients.split(/[\s,;]+/).filter(Boolean),
    files: draft.files,
    filter: schedule?.filter ?? {},
    paused: draft.paused,
  };
}
