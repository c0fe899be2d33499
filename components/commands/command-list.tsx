import { CopyButton } from "@/components/ui/copy-button";
import { type Command, commandPlaces } from "@/lib/domain/commands/commands";

/** Commands with what they do and where they are run, each with a button that copies it. */
export function CommandList({ commands }: { commands: readonly Command[] }) {
  return (
    <ul className="flex flex-col gap-2.5">
      {commands.map(({ title, where, text }) => (
        <li key={title} className="min-w-0">
          <p className="text-small text-ink2">
            {title} <span className="text-ink3">· {commandPlaces[where]}</span>
          </p>
          <div className="mt-1 flex items-start justify-between gap-2 rounded-field border border-line bg-sunken py-2 pr-1.5 pl-3 text-left">
            <code className="min-w-0 pt-0.5 font-mono text-small whitespace-pre-wrap wrap-anywhere">{text}</code>
            <CopyButton text={text} label={`Copy: ${title}`} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The same, folded away where rows stand close. */
export function FoldedCommands({ commands }: { commands: readonly Command[] | undefined }) {
  if (!commands?.length) return null;
  return (
    <details className="mt-1 text-small">
      <summary className="w-fit cursor-pointer rounded-bar text-ink3 hover:text-ink">
        {commands.length === 1 ? "Command" : "Commands"}
      </summary>
      <div className="mt-1.5">
        <CommandList commands={commands} />
      </div>
    </details>
  );
}
