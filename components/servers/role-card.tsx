import { ComputerName } from "@/components/agents/computer-name";
import { GroupDot } from "@/components/frame/group-dot";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Component } from "@/lib/contracts/components";
import type { Migration } from "@/lib/contracts/migrations";
import { componentHref } from "@/lib/queries/components";
import { StateBadge } from "./component-badges";

type Props = { name: string; items: readonly Component[]; migration: Migration; onEnter: (() => void) | null };

/** All of one role, in every management group. */
export function RoleCard({ name, items, migration, onEnter }: Props) {
  return (
    <Card
      title={name}
      aside={
        onEnter && (
          <Button size="small" look="quiet" onClick={onEnter} aria-label={`Enter: ${name}`}>
            Enter
          </Button>
        )
      }
    >
      <ul className="px-3.5 pt-1 pb-2">
        {migration.groups.map((group) => {
          const own = items.filter((one) => one.group === group.name);
          return (
            <li key={group.id} className="flex items-start gap-x-3 border-t border-line py-2 first:border-0 phone:flex-wrap">
              <span className="flex h-4.75 w-36 shrink-0 items-center gap-2 text-small text-ink2 phone:w-full">
                <GroupDot role={group.role} />
                <span className="min-w-0 truncate" title={group.name}>
                  {group.name}
                </span>
              </span>
              {own.length === 0 && <span className="text-ink3">Not entered</span>}
              <ul className="flex min-w-0 flex-1 flex-col gap-1.5 empty:hidden">
                {own.map((one) => (
                  <li key={one.id} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
                    <Link href={componentHref(migration.id, one.id, null)} className="opens-rows min-w-0 break-words">
                      <ComputerName fqdn={one.name} />
                      {one.instance && <span>\{one.instance}</span>}
                    </Link>
                    {one.version && <span className="font-mono text-small text-ink3">{one.version}</span>}
                    {one.planned && <StateBadge one={one} />}
                    {one.owner && <span className="text-small text-ink2">{one.owner}</span>}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
