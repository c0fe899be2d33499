import { FlagIcon } from "@/components/agents/flag-icon";
import { classes } from "@/components/ui/classes";
import type { FirstPage } from "@/lib/domain/report/first-page";
import { useOutside } from "./outside";
import { Part } from "./paper";
import type { Filter, Opens } from "./rows";

/** On one sheet of paper there is room for so many with what to do about them; of more, only what they are: the rest stands in the table. */
const mostNotes = 3;

type Props = { decisions: FirstPage["decisions"]; migration: string; opens: Opens };

/** What waits for somebody, the worst first; each opens its rows. */
export function Decisions({ decisions: { title: heading, aside, none, items }, migration, opens }: Props) {
  const outside = useOutside();
  return (
    <Part title={heading} aside={aside}>
      {items.length === 0 && <p className="text-ink2">{none}</p>}
      <ul className="flex flex-col gap-2">
        {items.map(({ code, severity, title, words, rows, path }) => (
          <li key={`${code} ${title}`} className="flex gap-2.5">
            <span className="mt-0.5">
              <FlagIcon severity={severity} />
            </span>
            <span className="min-w-0">
              <a
                href={rows ? opens(rows as Filter) : outside ? undefined : `/m/${migration}${path ?? ""}`}
                className="opens-rows font-medium"
              >
                {title}
              </a>
              <span className={classes("block text-small text-ink2", items.length > mostNotes && "print:hidden")}>{words}</span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
