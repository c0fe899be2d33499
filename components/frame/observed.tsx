"use client";

import { calendarDay, dayAndTime, wholeMoment } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Menu, MenuGroup, MenuItem, MenuLink } from "@/components/ui/menu";
import type { Migration } from "@/lib/contracts/migrations";
import { type GroupRole, groupRoleNames } from "@/lib/domain/stages";
import { GroupDot } from "./group-dot";
import { oldestOf } from "./observed-times";

type Props = { migration: Migration /** On a phone the overview tells it at the banks of its bridge. */; onPhone: boolean };

/** When each side was last observed: a side is as old as its oldest management group. */
export function Observed({ migration, onPhone }: Props) {
  return (
    <div
      className={classes(
        "flex items-center gap-3 text-small text-ink2",
        onPhone ? "phone:order-last phone:h-7 phone:w-full" : "phone:hidden",
      )}
    >
      <span className="tablet:max-desk:hidden">Observed</span>
      <Side migration={migration} side="source" />
      <Side migration={migration} side="target" />
    </div>
  );
}

function Side({ migration, side }: { migration: Migration; side: GroupRole }) {
  const groups = migration.groups.filter((group) => group.role === side);
  const oldest = oldestOf(groups);
  const allRetired = groups.every(({ retiredOn }) => retiredOn !== null);
  const at = oldest ? dayAndTime(oldest, migration.timeZone) : allRetired ? "retired" : "not yet";
  const [only] = groups;
  const importHref = (id: string) => `/m/${migration.id}/imports/${id}`;
  const face = (
    <>
      <GroupDot role={side} />
      <span className="sr-only">{groupRoleNames[side]} observed</span>
      {at}
    </>
  );
  const look = "flex items-center gap-1.5 rounded-bar whitespace-nowrap phone:min-h-6";
  if (groups.length === 1 && only) {
    const words = only.retiredOn
      ? `${only.name}, retired since ${calendarDay(only.retiredOn)}`
      : only.observedAt
        ? `${only.name}, ${wholeMoment(only.observedAt, migration.timeZone)}, import #${only.importNumber}`
        : `${only.name}: no whole export applied yet`;
    return (
      <Link
        data-tip={words}
        href={only.importId ? importHref(only.importId) : `/m/${migration.id}/imports`}
        className={`${look} opens-rows`}
      >
        {face}
      </Link>
    );
  }
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={`${look} opens-rows`}>
          {face}
        </button>
      }
    >
      <MenuGroup label={`${groups.length} ${groupRoleNames[side]} management groups, oldest shown`}>
        {groups.map((group) =>
          group.importId ? (
            <MenuLink key={group.id} href={importHref(group.importId)}>
              <b className="font-medium">{group.name}</b>{" "}
              {group.retiredOn ? `retired since ${calendarDay(group.retiredOn)}` : wholeMoment(group.observedAt, migration.timeZone)}
            </MenuLink>
          ) : (
            <MenuItem key={group.id} onChoose={() => undefined} disabled>
              {group.name}, not observed yet
            </MenuItem>
          ),
        )}
      </MenuGroup>
    </Menu>
  );
}
