import { GroupDot } from "@/components/frame/group-dot";
import { calendarDay, dayAndTime } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview, OverviewGroup } from "@/lib/contracts/overview";
import type { GroupRole } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";
import { BankHealth } from "./bank-health";
import { BankServers } from "./bank-servers";
import { loadScale } from "./load-scale";
import { RowsLink } from "./rows-link";
import type { Pointed, ShownMoment } from "./shown-moment";

type Shared = { shown: ShownMoment; migration: Migration; replaying: boolean; onPoint: (pointed: Pointed) => void };
type Props = Shared & { side: GroupRole; overview: Overview };

/** Servers that fit beside the river: of one management group on a side, of each of two, of each of three. */
const rows = [9, 3, 1];

/** One side of the river: a card for each of its management groups. */
export function Bank({ side, overview, ...shared }: Props) {
  const groups = overview.groups.filter((group) => group.role === side);
  const each = rows[groups.length - 1] ?? 0;
  return (
    <div
      className={classes("flex h-full flex-col gap-2.5", side === "target" ? "pt-1.5 pb-2.5 @min-[44rem]:p-0" : "pb-1.5 @min-[44rem]:p-0")}
    >
      {groups.map((group, i) => (
        <div
          key={group.id}
          className={classes("flex min-w-0 flex-col", groups.length === 1 && "flex-1", i > 0 && "border-t border-line pt-2")}
        >
          <BankCard
            group={group}
            {...shared}
            servers={each}
            full={loadScale(overview.groups)}
            first={i === 0}
            alone={groups.length === 1}
          />
        </div>
      ))}
    </div>
  );
}

type CardProps = Shared & { group: OverviewGroup; servers: number; full: number; first: boolean; alone: boolean };

function BankCard({ group, shown, migration, replaying, onPoint, servers, full, first, alone }: CardProps) {
  const { id, name, role, release, observedAt, importId, importNumber, retiredOn } = group;
  const original = role === "source";
  const agents = shown.agents[id] ?? 0;
  const observed = retiredOn
    ? `retired since ${calendarDay(retiredOn)}`
    : observedAt
      ? dayAndTime(observedAt, migration.timeZone, shown.at)
      : "not observed yet";
  return (
    <section aria-label={name} className={classes("flex flex-col", alone && "flex-1")}>
      {first && (
        <p className="mb-1.5 hidden items-center justify-between gap-2 @min-[44rem]:flex">
          <span
            className={classes(
              "rounded-badge px-1.5 py-0.5 text-caption font-[550]",
              original ? "bg-orig-soft text-orig-text" : "bg-new-soft text-new-text",
            )}
          >
            {original ? "Original" : "New"}
          </span>
        </p>
      )}
      <div className="flex items-baseline gap-2 @min-[44rem]:block">
        <h3 className="flex min-w-0 items-baseline gap-2">
          <span className="self-center @min-[44rem]:hidden">
            <GroupDot role={role} />
          </span>
          <span className="truncate text-panel font-semibold tracking-[-0.015em] phone:text-body" title={name}>
            {name}
          </span>
          <span className="shrink-0 text-small text-ink3 phone:sr-only">{release}</span>
        </h3>
        <p className="shrink-0 text-meta text-ink3">
          {importId && !replaying && !retiredOn ? (
            <Link href={`/m/${migration.id}/imports/${importId}`} className="link -mt-2.5 inline-block pt-2.5 tabular-nums">
              {observed} <span className="phone:sr-only">· import #{importNumber}</span>
            </Link>
          ) : (
            <span className={classes("tabular-nums", replaying && "invisible")}>{observed}</span>
          )}
        </p>
        <p className="ml-auto flex items-baseline gap-2 whitespace-nowrap @min-[44rem]:mt-0.5">
          <RowsLink
            href={inventoryHref(migration.id, { group: [name], excluded: false, asOf: shown.asOf })}
            value={agents}
            name={`${agents === 1 ? "agent" : "agents"} of ${name}`}
            className="text-[18px] font-semibold tracking-[-0.02em] phone:text-body"
          />
          <span className="text-small text-ink2">
            {agents === 1 ? "agent" : "agents"}
            <span className="hidden @min-[44rem]:inline"> in scope</span>
          </span>
        </p>
      </div>
      <div className={classes("hidden flex-1 flex-col transition-opacity @min-[44rem]:flex", replaying && "opacity-30")}>
        <BankServers
          group={group}
          most={servers}
          full={full}
          onPoint={onPoint}
          hrefOf={(spelled) => inventoryHref(migration.id, { group: [name], server: [...spelled], asOf: shown.asOf })}
        />
        {alone && <BankHealth group={group} migration={migration.id} asOf={shown.asOf} full={full} />}
      </div>
    </section>
  );
}
