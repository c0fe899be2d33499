import { CircleCheck, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { count, counted } from "@/components/moments/numbers";
import { CapacityBar } from "@/components/servers/capacity-bar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Deployment } from "@/lib/contracts/deployment";
import { firstLabel } from "@/lib/domain/agent-names";
import type { GroupRole } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";

type Room = Deployment["rooms"][number];
const side: GroupRole = "target";
const words = { managementServer: "Management servers", gateway: "Gateways" };

/** Agents of each new server now, as planned, and when the fullest one fails. What is planned is a number of no agents yet: it opens none. */
export function RoomCard({ room, migration, several }: { room: Room; migration: string; several: boolean }) {
  const { now, planned, coming, comingRows, kind, group, oneDown } = room;
  const { failed, moved, left, homeless, fits } = oneDown.planned;
  return (
    <Card
      title={`${words[kind]}: room with one down${several ? `, ${group}` : ""}`}
      aside={
        fits ? (
          <Badge tone="good" icon={CircleCheck}>
            Fits
          </Badge>
        ) : (
          <Badge tone="bad" icon={OctagonAlert}>
            Does not fit
          </Badge>
        )
      }
    >
      <p className="max-w-prose px-3.5 pt-1 pb-2.5 text-small text-ink2">
        {expected()} {whenDown()}
      </p>
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr className="border-y border-line text-left text-caption text-ink2">
            {["Server", "Now", "As planned", failed ? `With ${firstLabel(failed)} down` : "With one down"].map((name, i) => (
              <th key={name} scope="col" className={`py-1.5 pr-3 font-medium first:pl-3.5 last:pr-3.5 ${i === 0 ? "w-1/4" : ""}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {now.map((server) => (
            <tr key={server.name} className="border-b border-line align-top last:border-0">
              <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-medium break-words">
                {firstLabel(server.name)}
              </th>
              <td className="py-2 pr-3">
                <Link
                  href={inventoryHref(migration, { server: server.knownAs.length ? server.knownAs : [server.name], group: [group] })}
                  className="opens-rows rounded-bar text-small tabular-nums"
                >
                  {count(server.agents)}
                </Link>
                <CapacityBar agents={server.agents} limit={server.limit} role={side} />
              </td>
              {[planned, left].map((loads, i) => {
                const load = loads.find(({ name }) => name === server.name);
                return (
                  // The columns never change places.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <td key={i} className="py-2 pr-3 last:pr-3.5">
                    {load ? (
                      <>
                        <span className="text-small tabular-nums">{count(load.agents)}</span>
                        <CapacityBar agents={load.agents} limit={load.limit} role={side} />
                      </>
                    ) : (
                      <span className="text-small text-ink3">down</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );

  function expected(): ReactNode {
    if (coming === 0) return "No further agent is expected here.";
    const words = counted(coming, "agent");
    return (
      <>
        {comingRows ? (
          <Link href={inventoryHref(migration, comingRows)} className="opens-rows">
            {words}
          </Link>
        ) : (
          words
        )}{" "}
        still to come, the emptiest server filled first.
      </>
    );
  }

  function whenDown(): string {
    if (homeless > 0)
      return `There is no second ${kind === "gateway" ? "gateway" : "management server"} to take over ${counted(homeless, "agent")}.`;
    return `When ${failed ? firstLabel(failed) : "one"} fails, the others take its ${counted(moved, "agent")} in equal parts.`;
  }
}
