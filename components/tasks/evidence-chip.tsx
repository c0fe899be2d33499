import { Ban, CircleDashed, FileCheck, History, Hourglass, Lock, UserCheck } from "lucide-react";
import { day } from "@/components/moments/moments";
import { Badge } from "@/components/ui/badge";
import type { Task } from "@/lib/contracts/tasks";
import { explains } from "@/lib/domain/words/term";
import { importBehind, keysOf } from "./task-words";

type Props = { task: Task; open: readonly Task[]; timeZone: string; now: string };

/** In one chip how it stands and who says so: an import, a person, or what it waits for. */
export function EvidenceChip({ task, open, timeZone, now }: Props) {
  const { state, check, completion, since } = task;
  const number = importBehind(task);
  if (completion && task.stale)
    return (
      <Badge tone="warn" icon={History} {...explains("term:contradicted")}>
        {number === null ? "What was entered disagrees" : `Import #${number} disagrees`}
      </Badge>
    );
  if (completion && check?.result === "pass" && number !== null)
    return (
      <Badge tone="good" icon={FileCheck} {...explains("term:evidence")}>
        Verified by import #{number}
      </Badge>
    );
  if (completion)
    return (
      <Badge icon={UserCheck} {...explains("term:ticked", `Ticked by ${completion.by}, ${day(completion.at, timeZone, now)}`)}>
        <span className="flex max-w-46">
          <span className="truncate">Ticked by {completion.by},</span>
          <span className="shrink-0 whitespace-pre"> {day(completion.at, timeZone, now)}</span>
        </span>
      </Badge>
    );
  if (state === "notApplicable")
    return (
      <Badge tone="outline" icon={Ban} {...explains("term:notApplicable")}>
        Not applicable
      </Badge>
    );
  if (state === "blocked")
    return (
      <Badge tone="warn" icon={Lock} {...explains("term:blocked")}>
        Blocked since {day(since, timeZone, now)}
      </Badge>
    );
  if (open.length)
    return (
      <Badge tone="outline" icon={Hourglass}>
        <span className="max-w-44 truncate">Waits for {keysOf(open)}</span>
      </Badge>
    );
  if (state === "inProgress") return <Badge icon={CircleDashed}>In progress</Badge>;
  if (check?.result === "pass")
    return (
      <Badge tone="outline" icon={FileCheck} {...explains("term:evidence")}>
        {number === null ? "As entered" : `Import #${number} confirms it`}
      </Badge>
    );
  return <span className="truncate text-small text-ink3">{check?.result === "fail" ? check.summary : "Needs a person to confirm"}</span>;
}
