"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime, zoneName } from "@/components/moments/moments";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Note } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import type { ReportSchedule } from "@/lib/contracts/report-schedules";
import { type ReportFile, reportFileNames } from "@/lib/domain/report/files";
import { cronWords } from "@/lib/domain/report/weekly";
import { withinSentence } from "@/lib/domain/words/within";
import { endSchedule, sendNow } from "@/lib/queries/report-schedules";

type Props = { schedule: ReportSchedule; changes: boolean; onEdit: () => void };

export function ScheduleRow({ schedule, changes, onEdit }: Props) {
  const { id: migration, timeZone } = useMigration();
  const toast = useToast();
  const [ending, setEnding] = useState(false);
  const send = useMutation({
    mutationFn: () => sendNow(migration, schedule.id),
    onSuccess: () => toast(`${schedule.name} is being sent`),
  });
  const end = useMutation({ mutationFn: () => endSchedule(migration, schedule), onSuccess: () => setEnding(false) });
  const failure = send.error ?? end.error;
  return (
    <li className="border-b border-line px-3.5 py-2.5 last:border-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 phone:basis-full">
          <p className="flex flex-wrap items-center gap-2 font-semibold">
            {schedule.name} {schedule.paused && <Badge>Paused</Badge>}
          </p>
          <p className="text-small text-ink2">
            {cronWords(schedule.cron)} ({zoneName(timeZone)}){schedule.nextAt && `, next ${dayAndTime(schedule.nextAt, timeZone)}`}
            {schedule.filterWords && `. Only ${withinSentence(schedule.filterWords)}`}
          </p>
          <p className="text-small text-ink2 break-words">
            To {schedule.recipients.join(", ")}
            {schedule.files.length > 0 && `, with ${schedule.files.map((file) => reportFileNames[file as ReportFile]).join(", ")}`}
          </p>
        </div>
        {changes && (
          <span className="flex flex-wrap gap-1.5">
            <Button size="small" disabled={send.isPending} onClick={() => send.mutate()}>
              Send now<span className="sr-only"> {schedule.name}</span>
            </Button>
            <Button size="small" onClick={onEdit}>
              Edit<span className="sr-only"> {schedule.name}</span>
            </Button>
            <Button size="small" look="danger" onClick={() => setEnding(true)}>
              End<span className="sr-only"> {schedule.name}</span>
            </Button>
          </span>
        )}
      </div>
      {failure && (
        <div className="mt-2">
          <Note tone="bad" role="alert" title={failure.message} />
        </div>
      )}
      <Confirm
        open={ending}
        onClose={() => setEnding(false)}
        title={`End ${schedule.name}`}
        verb="End"
        danger
        of={end}
        onConfirm={() => end.mutate()}
      >
        <p>Nothing is sent by it any more. What it sent stays listed.</p>
      </Confirm>
    </li>
  );
}
