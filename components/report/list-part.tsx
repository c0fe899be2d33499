import { FlagIcon } from "@/components/agents/flag-icon";
import { classes } from "@/components/ui/classes";
import type { List } from "@/lib/domain/report/first-page";
import { useOutside } from "./outside";
import type { Filter, Opens } from "./rows";

/** On one sheet of paper there is room for so many with what to do about them; of more, only what they are: the rest stands in the table. */
const mostNotes = 3;

/** What waits for somebody, or what changed. What has rows opens them, what has a page of its own that page; on a report that left the building nothing opens. */
export function ListPart({ list: { none, items }, migration, opens }: { list: List; migration: string; opens: Opens }) {
  const outside = useOutside();
  if (items.length === 0) return <p className="text-ink2">{none}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {items.map(({ title, words, severity, rows, path }) => {
        const href = rows ? opens(rows as Filter) : path && !outside ? `/m/${migration}${path}` : undefined;
        return (
          <li key={title} className="flex gap-2.5">
            {severity && (
              <span className="mt-0.5">
                <FlagIcon severity={severity} />
              </span>
            )}
            <span className="min-w-0">
              {href ? (
                <a href={href} className="opens-rows font-medium">
                  {title}
                </a>
              ) : (
                <span className={severity ? "font-medium" : ""}>{title}</span>
              )}
              {words && <span className={classes("block text-small text-ink2", items.length > mostNotes && "print:hidden")}>{words}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
