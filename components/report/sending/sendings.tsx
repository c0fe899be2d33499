"use client";

import { useQuery } from "@tanstack/react-query";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime } from "@/components/moments/moments";
import { cell, row, SettingsList } from "@/components/settings/settings-list";
import { Badge, type Tone } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { ReportSending } from "@/lib/contracts/report-schedules";
import { frozenHref } from "@/lib/queries/frozen-reports";
import { sendingsQuery } from "@/lib/queries/report-schedules";

const columns = [{ name: "Due" }, { name: "Schedule" }, { name: "State" }, { name: "Report" }];
const states: Record<ReportSending["state"], { name: string; tone: Tone }> = {
  waiting: { name: "Waiting", tone: "neutral" },
  sending: { name: "Being sent", tone: "neutral" },
  retrying: { name: "Failed, tries again", tone: "warn" },
  sent: { name: "Sent", tone: "good" },
  failed: { name: "Failed", tone: "bad" },
};

/** What became of each sending, newest first. */
export function Sendings() {
  const { id, timeZone } = useMigration();
  const sendings = useQuery(sendingsQuery(id));
  if (sendings.data?.total === 0) return null;
  return (
    <section aria-labelledby="sendings" className="mt-3 flex flex-col gap-2">
      <h2 id="sendings" className="text-section font-semibold">
        What was sent
      </h2>
      <SettingsList of={sendings} what="Sendings" columns={columns}>
        {(items) => items.map((one) => <SendingRow key={one.id} sending={one} zone={timeZone} migration={id} />)}
      </SettingsList>
    </section>
  );
}

function SendingRow({ sending, zone, migration }: { sending: ReportSending; zone: string; migration: string }) {
  const { scheduledFor, scheduleName, askedBy, state, attempts, sentAt, retryAt, error, number, recipients } = sending;
  return (
    <tr className={classes(row, "align-top")}>
      <td className={classes(cell, "whitespace-nowrap")}>{dayAndTime(scheduledFor, zone)}</td>
      <td className={cell}>
        {scheduleName}
        <span className="block text-small text-ink3">{askedBy ? `asked for by ${askedBy}` : "due"}</span>
      </td>
      <td className={classes(cell, "phone:basis-full")}>
        <Badge tone={states[state].tone}>{states[state].name}</Badge>{" "}
        <span className="text-small text-ink2">
          {sentAt && `${dayAndTime(sentAt, zone)} to ${recipients.length}`}
          {!sentAt && attempts > 0 && `${attempts} ${attempts === 1 ? "attempt" : "attempts"}`}
          {retryAt && `, again ${dayAndTime(retryAt, zone)}`}
        </span>
        {error && <span className="block text-small break-words text-bad-text">{error}</span>}
      </td>
      <td className={classes(cell, "whitespace-nowrap")}>
        {number === null ? (
          <span className="text-ink3">Not frozen yet</span>
        ) : (
          <Link className="link" href={frozenHref(migration, number)}>
            Report #{number}
          </Link>
        )}
      </td>
    </tr>
  );
}
