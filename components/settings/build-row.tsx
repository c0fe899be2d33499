import { count, counted } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import type { Build } from "@/lib/contracts/settings";
import { cell, row } from "./settings-list";

const families = { agent: "agent, gateway", server: "server", both: "agent and server" };

type Props = { build: Build; busy: boolean; onName: (() => void) | null; onUnname: (() => void) | null };

export function BuildRow({ build, busy, onName, onUnname }: Props) {
  const open = build.from === "unknown" || build.from === "series";
  return (
    <tr className={classes(row, open && "bg-warn-soft")}>
      <td className={classes(cell, "font-mono whitespace-nowrap")}>{build.build}</td>
      <td className={classes(cell, "whitespace-nowrap")}>
        {build.release ?? "unknown"} {build.rollup && <span className="text-ink3">{build.rollup}</span>}
      </td>
      <td className={classes(cell, "whitespace-nowrap text-ink2 max-desk:hidden")}>{build.family ? families[build.family] : "–"}</td>
      <td className={classes(cell, "text-right tabular-nums")}>
        <span className={classes("phone:hidden", build.agents === 0 && "text-ink3")}>{count(build.agents)}</span>
        <span className="tablet:hidden">{counted(build.agents, "agent")}</span>
      </td>
      <td className={classes(cell, "text-ink2 [overflow-wrap:anywhere] phone:text-small", !open && "phone:basis-full")}>
        {build.from === "catalogue" && build.source}
        {build.from === "named" && <Badge tone="outline">Named by {build.source}</Badge>}
        {build.from === "series" && "its series of numbers only"}
        {build.from === "unknown" && "nothing"}
      </td>
      <td className={classes(cell, "w-0 text-right whitespace-nowrap phone:ml-auto phone:w-auto")}>
        {open && onName && (
          <Button size="small" onClick={onName}>
            Name…<span className="sr-only"> {build.build}</span>
          </Button>
        )}
        {build.from === "named" && onUnname && (
          <Button size="small" disabled={busy} onClick={onUnname}>
            Remove<span className="sr-only"> the name of {build.build}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}
