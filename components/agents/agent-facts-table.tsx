import type { ReactNode } from "react";
import { GroupDot } from "@/components/frame/group-dot";
import { dayAndTime, isInstant, unknown } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import type { Agent } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { firstLabel } from "@/lib/domain/agent-names";
import { healthNames } from "@/lib/domain/stages";
import type { Membership } from "./group-markers";
import { HealthShape } from "./health-shape";

const yesNo = (value: boolean | null) => (value === null ? unknown : value ? "Yes" : "No");

/** Original and new side by side, so that a disagreement is beside itself. */
export function AgentFactsTable({ agent, migration }: { agent: Agent; migration: Migration }) {
  const groups = [...agent.groups].sort((a, b) => a.role.localeCompare(b.role));
  const rows: [string, (group: Membership) => ReactNode][] = [
    [
      "Health",
      ({ health }) => (
        <span className="flex items-center gap-1.5">
          <HealthShape health={health} />
          {health ? healthNames[health] : unknown}
        </span>
      ),
    ],
    ["Version", ({ version }) => (version ? <span className="font-mono text-small">{version}</span> : unknown)],
    ["Heard from", ({ grey }) => (grey === null ? unknown : grey ? "No, grey" : "Yes")],
    [
      "Primary server",
      ({ primaryServer }) => <span title={primaryServer ?? undefined}>{primaryServer ? firstLabel(primaryServer) : unknown}</span>,
    ],
    ["Manual install", ({ manuallyInstalled }) => yesNo(manuallyInstalled)],
    ["Agent proxy", ({ proxying }) => (proxying === null ? unknown : proxying ? "On" : "Off")],
    [
      "Last modified",
      ({ lastModified }) =>
        lastModified ? (isInstant(lastModified) ? dayAndTime(lastModified, migration.timeZone) : lastModified) : unknown,
    ],
    [
      "From",
      ({ importId, importNumber, claimed }) => (
        <>
          <Link className="opens-rows" href={`/m/${migration.id}/imports/${importId}`}>
            import #{importNumber}
          </Link>
          {claimed && (
            <span className="block text-meta whitespace-normal text-ink3">the agent says so, the group was not exported yet</span>
          )}
        </>
      ),
    ],
  ];
  if (groups.length === 0)
    return (
      <section aria-label="Facts" className="text-ink2">
        No latest export lists this agent.
      </section>
    );
  const differs = (read: (group: Membership) => unknown) => new Set(groups.map(read)).size > 1;
  return (
    <section aria-label="Facts">
      <div className="-mx-4 overflow-x-auto px-4">
        <table className="w-full table-fixed border-collapse" style={{ minWidth: 104 + groups.length * 104 }}>
          <thead>
            <tr className="border-b border-line text-left align-bottom">
              <th scope="col" className="w-26 pb-1.5 text-small font-normal text-ink3">
                Release
              </th>
              {groups.map((group) => (
                <th key={group.name} scope="col" className="pr-2 pb-1.5 text-small font-semibold">
                  <span className="flex items-center gap-1.5">
                    <span className="truncate" title={group.name}>
                      {group.name}
                    </span>
                    <GroupDot role={group.role} />
                  </span>
                  <span className="block text-meta font-normal text-ink3">
                    {migration.groups.find(({ name }) => name === group.name)?.release}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, cell]) => (
              <tr key={name} className="border-b border-line align-top last:border-0">
                <th scope="row" className="py-1.5 pr-2 text-left text-small font-normal text-ink3">
                  {name}
                </th>
                {groups.map((group) => (
                  <td
                    key={group.name}
                    className={`py-1.5 pr-2 [overflow-wrap:anywhere] ${name === "Version" && differs(({ version }) => version) ? "text-warn-text" : ""}`}
                  >
                    {cell(group)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
