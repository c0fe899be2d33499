import { CircleHelp, FileCheck, FileX } from "lucide-react";
import Link from "next/link";
import { wholeMoment } from "@/components/moments/moments";
import type { Migration } from "@/lib/contracts/migrations";
import type { Task } from "@/lib/contracts/tasks";

const shapes = {
  pass: { Icon: FileCheck, colour: "text-good-text", words: "Exports confirm it" },
  fail: { Icon: FileX, colour: "text-warn-text", words: "Exports say not yet" },
  unknown: { Icon: CircleHelp, colour: "text-ink3", words: "Exports do not tell" },
};

/** What the latest exports say of a task, with the imports behind it. */
export function TaskCheckFacts({ task: { check, stale }, migration }: { task: Task; migration: Migration }) {
  if (!check)
    return (
      <section aria-label="Check">
        <p className="text-small text-ink3">No export can prove this. A person confirms it.</p>
      </section>
    );
  const { Icon, colour, words } = shapes[check.result];
  return (
    <section aria-label="Check">
      <h3 className={`flex items-center gap-1.5 text-small font-[550] ${colour}`}>
        <Icon size={14} aria-hidden />
        {stale ? "Exports disagree with the tick" : words}
      </h3>
      <p className="mt-1 text-ink2">{check.summary}</p>
      {check.evidence.imports.length > 0 && (
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
