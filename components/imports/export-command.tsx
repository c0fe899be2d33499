import { CopyButton } from "@/components/ui/copy-button";
import { agentsCommand } from "@/lib/domain/export-command";

/** What to run on a management server to get a file that reads well. */
export function ExportCommand({ command = agentsCommand }: { command?: string }) {
  return (
    <div className="flex items-start justify-between gap-2 rounded-field border border-line bg-sunken py-2 pr-1.5 pl-3 text-left">
      <code className="min-w-0 pt-0.5 font-mono text-small break-words">
        <span className="text-ink3 select-none">PS&gt; </span>
        {command}
      </code>
      <CopyButton text={command} label="Copy the command" />
    </div>
  );
}
