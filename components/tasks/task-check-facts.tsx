import { CircleHelp, FileCheck, FileX } from "lucide-react";
import { wholeMoment } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import type { Task } from "@/lib/contracts/tasks";
import { CheckSentence } from "./check-sentence";

/** `entered`: where no import says it, since it rests on what people entered. */
const shapes = {
  pass: { Icon: FileCheck, colour: "text-good-text", words: "Exports confirm it", entered: "What was entered confirms it" },
  fail: { Icon: FileX, colour: "text-warn-text", words: "Exports say not yet", entered: "What was entered says not yet" },
  unknown: { Icon: CircleHelp, colour: "text-ink3", words: "Exports do not tell", entered: "Exports do not tell" },
};

/** What the latest exports say of a task, with the imports behind it. */
export function TaskCheckFacts({ task: { check, stale }, migration }: { task: Task; migration: Migration }) {
  if (!check)
    return (
      <section aria-label="Check">
        <p className="text-small text-ink3">No export can prove this. A person confirms it.</p>
      </section>
    );
  const { Icon, colour, words, entered } = shapes[check.result];
  const byImport = check.evidence.imports.length > 0;
  return (
    <section aria-label="Check">
      <h3 className={`flex items-center gap-1.5 text-small font-[550] ${colour}`}>
        <Icon size={14} aria-hidden />
        {stale ? `${byImport ? "Exports disagree" : "What was entered disagrees"} with the tick` : byImport ? words : entered}
      </h3>
      <CheckSentence check={check} migration={migration.id} />
      {byImport && (
        <ul className="mt-1.5 flex flex-col gap-0.5 text-small text-ink3">
          {check.evidence.imports.map(({ id, number, capturedAt }) => (
            <li key={id}>
              <Link href={`/m/${migration.id}/imports/${id}`} className="opens-rows">
                Import #{number}
              </Link>
              , captured {wholeMoment(capturedAt, migration.timeZone)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
