import { GroupDot } from "@/components/frame/group-dot";
import { calendarDay } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { TableHead } from "@/components/ui/table-head";
import type { Component, GroupFacts } from "@/lib/contracts/components";
import type { Migration } from "@/lib/contracts/migrations";
import { groupRoleNames } from "@/lib/domain/stages";
import { ServerRow } from "./server-row";

type Props = {
  group: Migration["groups"][number];
  /** What the management group's own export says of it. */
  told: GroupFacts | null;
  servers: readonly Component[];
  migration: string;
  asOf: string | null;
};

const heads = [
  { name: "Name" },
  { name: "Version", width: "w-44 desk:w-60" },
  { name: "Agents", width: "w-20 text-right" },
  { name: "Against the limit", width: "w-36 desk:w-48" },
  { name: "From", width: "w-28 text-right tablet:max-desk:hidden" },
];

/** The servers of one management group. */
export function GroupServers({ group, told, servers, migration, asOf }: Props) {
  const agents = servers.reduce((sum, one) => sum + (one.agents ?? 0), 0);
  return (
    <section aria-label={group.name} className="card overflow-hidden">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-sunken px-3.5 py-2">
        <h2 className="flex items-center gap-2 text-section font-semibold">
          {group.name} <GroupDot role={group.role} />
        </h2>
        <span className="text-small text-ink2">{groupRoleNames[group.role]}</span>
        {told?.version && (
          <span className="text-small text-ink2">
            {told.release ?? "Release unknown"} <span className="font-mono">{told.version}</span>
            {told.license && `, ${told.license}`}, says{" "}
            <Link href={`/m/${migration}/imports/${told.importId}`} className="opens-rows">
              import #{told.importNumber}
            </Link>
          </span>
        )}
        {told?.evaluation && <Badge tone="bad">Evaluation{told.evaluation.ends && `, ends ${calendarDay(told.evaluation.ends)}`}</Badge>}
        <span className="ml-auto text-small text-ink2 tabular-nums">{counted(agents, "agent")}, excluded ones too</span>
      </header>
      <table className="w-full table-fixed border-collapse phone:block">
        <TableHead columns={heads} />
        <tbody className="phone:block">
          {servers.map((one) => (
            <ServerRow key={one.id} one={one} migration={migration} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
