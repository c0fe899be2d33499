import { Ban, CircleCheck, type LucideIcon, PenLine } from "lucide-react";
import { count } from "@/components/moments/numbers";
import type { Gate } from "@/lib/contracts/gates";
import type { Task } from "@/lib/contracts/tasks";
import { labelOf } from "@/lib/domain/gates/items";
import { Folded, GateRows } from "./gate-row";

type Props = { gate: Gate; shown: Gate["open"]; tasks: readonly Task[]; onOpen: (task: string) => void };

/** What needs nobody any more, as one quiet line: "12 done, 1 not applicable, 2 waived". Opened, each names itself, and why it was waived. */
export function GateSettled({ gate: { signature }, shown, tasks, onOpen }: Props) {
  const above = new Set(shown.map(({ task }) => task));
  const waivers = (signature?.waivers ?? []).filter(({ task }) => !above.has(task));
  for (const { task } of waivers) above.add(task);
  const of = (state: Task["state"]) => tasks.filter((task) => task.state === state && !above.has(task.id));
  const [done, not] = [of("done"), of("notApplicable")];
  const parts: [number, string][] = [
    [done.length, "done"],
    [not.length, "not applicable"],
    [waivers.length, "waived"],
  ];
  const label = parts.flatMap(([some, words]) => (some > 0 ? [`${count(some)} ${words}`] : [])).join(", ");
  if (!label) return null;
  return (
    <Folded label={label}>
      <GateRows>
        {done.map((task) => (
          <Line key={task.id} Icon={CircleCheck} says="Done" of={task} task={task.id} onOpen={onOpen} />
        ))}
        {not.map((task) => (
          <Line key={task.id} Icon={Ban} says="Not applicable" of={task} task={task.id} reason={task.reason} onOpen={onOpen} />
        ))}
        {waivers.map((waiver) => (
          <Line
            key={waiver.task}
            Icon={PenLine}
            says="Waived"
            of={waiver}
            task={waiver.key ? waiver.task : null}
            reason={waiver.reason}
            onOpen={onOpen}
          />
        ))}
      </GateRows>
    </Folded>
  );
}

type Named = Parameters<typeof labelOf>[0];
type LineProps = {
  Icon: LucideIcon;
  says: string;
  of: Named;
  /** Null: a difference from the baseline, which is no task. */
  task: string | null;
  reason?: string | null;
  onOpen: (task: string) => void;
};

function Line({ Icon, says, of, task, reason, onOpen }: LineProps) {
  const label = labelOf(of);
  const name = of.key ? `${of.key} ${of.title}` : label;
  return (
    <li className="flex items-start gap-2 px-2.5 py-1.75 text-small phone:py-3">
      <Icon size={14} role="img" aria-label={says} className={`mt-0.5 shrink-0 ${says === "Done" ? "text-good-text" : "text-ink3"}`} />
      <div className="min-w-0 flex-1">
        {task ? (
          <button
            type="button"
            title={name}
            onClick={() => onOpen(task)}
            className="block max-w-full truncate rounded-bar text-left hover:underline"
          >
            <span className="font-mono">{label}</span> {of.title}
          </button>
        ) : (
          <p className="truncate" title={name}>
            {name}
          </p>
        )}
        {reason && <p className="break-words text-ink2">“{reason}”</p>}
      </div>
    </li>
  );
}
