import { HealthMark } from "@/components/agents/health-shape";
import { GroupDot } from "@/components/frame/group-dot";
import { dayAndTime, unknown } from "@/components/moments/moments";
import { Badge, type Tone } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { TableHead } from "@/components/ui/table-head";
import type { Migration } from "@/lib/contracts/migrations";
import type { PolledItem } from "@/lib/contracts/polled";
import type { PolledKind } from "@/lib/domain/polled/kinds";
import { type PolledStage, polledStageNames } from "@/lib/domain/polled/objects";
import { importHref } from "@/lib/queries/import-links";

const tones: Record<PolledStage, Tone> = { originalOnly: "warn", both: "neutral", newOnly: "good", gone: "bad" };
const via: Record<PolledKind, string> = { unixAgents: "Resource pool", agentless: "Proxy agent", networkDevices: "Resource pool" };

/** One row for each, with the word of every management group that polls it. */
export function PolledTable({ items, kind, migration }: { items: readonly PolledItem[]; kind: PolledKind; migration: Migration }) {
  const heads = [
    { name: "Name" },
    { name: "Polled by", width: "w-40 max-desk:w-32" },
    { name: "Management group", width: "w-56 max-desk:w-48" },
    ...(kind === "unixAgents" ? [{ name: "Agent", width: "w-24 max-desk:hidden" }] : []),
    { name: via[kind], width: "w-56 max-desk:hidden" },
    { name: "From", width: "w-40 text-right max-desk:hidden" },
  ];
  return (
    <table className="w-full table-fixed border-collapse phone:block">
      <TableHead columns={heads} />
      <tbody className="phone:block">
        {items.map((one) => (
          <PolledRow key={`${one.kind} ${one.name}`} one={one} kind={kind} migration={migration} />
        ))}
      </tbody>
    </table>
  );
}

function PolledRow({ one, kind, migration }: { one: PolledItem; kind: PolledKind; migration: Migration }) {
  const cell = "truncate py-2 pr-3 text-small text-ink2 max-desk:hidden";
  const line = "block h-5 truncate leading-5";
  const each = (of: (group: PolledItem["groups"][number]) => string | null) =>
    one.groups.map((group) => (
      <span key={group.name} className={line} title={of(group) ?? undefined}>
        {of(group) ?? unknown}
      </span>
    ));
  return (
    <tr className="border-b border-line align-top last:border-0 phone:grid phone:grid-cols-[minmax(0,1fr)_auto] phone:gap-y-1 phone:px-3.5 phone:py-2.5">
      <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-normal phone:p-0">
        <span className="break-all">{one.name}</span>
        {one.belowFloor && <span className="block text-small text-warn-text">Agent older than the new management group supports</span>}
      </th>
      <td className="py-2 pr-3 phone:p-0">
        <Badge tone={one.done ? "good" : tones[one.stage]}>
          {one.done && one.stage === "both" ? "Both, healthy" : polledStageNames[one.stage]}
        </Badge>
      </td>
      <td className="py-2 pr-3 text-small phone:col-span-2 phone:p-0">
        {one.groups.map(({ name, role, health, available, inMaintenance }) => (
          <span key={name} className="flex h-5 items-center gap-1.5">
            <GroupDot role={role} />
            <HealthMark health={health} />
            <span className="truncate">{name}</span>
            {available === false && <span className="text-warn-text">not available</span>}
            {inMaintenance === true && <span className="text-ink3">in maintenance</span>}
          </span>
        ))}
      </td>
      {kind === "unixAgents" && <td className={`${cell} font-mono`}>{each(({ version }) => version)}</td>}
      <td className={cell}>{each((group) => group.via)}</td>
      <td className={`${cell} pr-3.5 text-right tabular-nums`}>
        {one.groups.map(({ name, importId, importNumber, observedAt }) => (
          <span key={name} className={line}>
            <Link href={importHref(migration.id, importId)} className="opens-rows" title={`Import #${importNumber}`}>
              {dayAndTime(observedAt, migration.timeZone)}
            </Link>
          </span>
        ))}
      </td>
    </tr>
  );
}
