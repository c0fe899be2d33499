import { Pencil } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { GroupDot } from "@/components/frame/group-dot";
import { dayAndTime } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import type { CollectedAnswer, CollectedGroup } from "@/lib/contracts/collected";
import { frequency } from "@/lib/domain/collected/words";
import { ScheduleDialog } from "./schedule-dialog";

/** How often each management group is waited for, and from when on leads are told that it did not come. */
export function Lateness({ told }: { told: CollectedAnswer }) {
  const migration = useMigration();
  const may = useMay();
  const [edited, setEdited] = useState<CollectedGroup | null>(null);
  const awaited = told.groups.filter(({ retiredOn }) => retiredOn === null);
  return (
    <Card title="When it is late">
      <p className="px-3.5 pt-1 pb-2.5 text-ink2">A collection that is late is a notice to leads and administrators, until it comes.</p>
      <ul>
        {awaited.map((group) => (
          <li key={group.id} className="flex items-center gap-2.5 border-t border-line py-1.5 pr-2 pl-3.5">
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-2 font-medium">
                <span className="min-w-0 truncate">{group.name}</span> <GroupDot role={group.role} />
              </span>
              <span className="block text-small text-ink2">
                <Expected group={group} />
                {group.due && !group.due.late && (
                  <>
                    , late from{" "}
                    <b className="font-[550] text-ink tabular-nums">{dayAndTime(group.due.lateAt, migration.timeZone, told.madeAt)}</b>
                  </>
                )}
                {group.due?.late && (
                  <span className="text-warn-text">, late since {dayAndTime(group.due.lateAt, migration.timeZone, told.madeAt)}</span>
                )}
              </span>
            </span>
            {may("collected.edit", migration) && (
              <IconButton label={`Change the hours of ${group.name}`} icon={Pencil} onClick={() => setEdited(group)} />
            )}
          </li>
        ))}
      </ul>
      {edited && <ScheduleDialog key={edited.id} group={edited} onClose={() => setEdited(null)} />}
    </Card>
  );
}

function Expected({ group: { schedule, last } }: { group: CollectedGroup }) {
  if (schedule.everyHours === null) return "nobody waits for it";
  if (!last && schedule.revision === 0) return "from its first collection on every day";
  return `${frequency(schedule.everyHours)}, ${counted(schedule.lateHours, "hour")} in hand`;
}
