import { CopyButton } from "@/components/ui/copy-button";
import type { CollectedGroup } from "@/lib/contracts/collected";
import { inOneLine, makeFolder, schedule, tryOnce } from "@/lib/domain/collected/command";

const commands = {
  tryOnce: { parts: tryOnce, label: "Copy the command" },
  makeFolder: { parts: makeFolder, label: "Copy the command of the folder" },
  schedule: { parts: schedule, label: "Copy the command of the task" },
};

type Props = { of: keyof typeof commands; group: CollectedGroup; post: string };

/** A command with the management group's own values; what is copied is one line. */
export function Command({ of, group, post }: Props) {
  const { parts, label } = commands[of];
  const { managementServer, last, schedule: said } = group;
  const lines = parts({ group, managementServer, post, user: last?.user ?? null, every: said.everyHours });
  return (
    <div className="flex items-start justify-between gap-1 rounded-field border border-line bg-sunken py-1.5 pr-1.5 pl-2.5">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls within itself is reached by keyboard */}
      <code tabIndex={0} className="max-h-42 min-w-0 flex-1 overflow-y-auto pt-0.5 font-mono text-meta leading-4.25 wrap-anywhere">
        {lines.map((line, at) => (
          <span key={line} className={at ? "block pl-6 -indent-3" : "block pl-3 -indent-3"}>
            {line}{" "}
          </span>
        ))}
      </code>
      <CopyButton text={inOneLine(lines)} label={label} />
    </div>
  );
}
