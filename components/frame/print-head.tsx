"use client";

import { wholeMoment } from "@/components/moments/moments";
import { useMigration } from "./current-migration";
import { GroupDot } from "./group-dot";

/** What the frame says on the screen, for paper: which migration, and how old its facts are. */
export function PrintHead() {
  const { name, groups, timeZone } = useMigration();
  return (
    <div>
      <div className="print-head mb-3 hidden border-b border-line pb-2 print:block">
        <p className="font-semibold">{name}</p>
        <ul className="flex flex-wrap gap-x-4 text-small text-ink2">
          {groups.map((group) => (
            <li key={group.id} className="flex items-center gap-1.5">
              {group.name} <GroupDot role={group.role} />
              {group.observedAt ? `observed ${wholeMoment(group.observedAt, timeZone)}` : "not observed yet"}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
