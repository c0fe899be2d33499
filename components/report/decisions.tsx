import { FlagIcon } from "@/components/agents/flag-icon";
import { type FirstPage, moreWords } from "@/lib/domain/report/first-page";
import { useOutside } from "./outside";
import { Part } from "./paper";
import type { Filter, Opens } from "./rows";

const most = 4;

type Props = { decisions: FirstPage["decisions"]; migration: string; opens: Opens };

/** What waits for somebody, the worst first; each opens its rows. */
export function Decisions({ decisions: { title: heading, aside, none, items }, migration, opens }: Props) {
  const outside = useOutside();
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  return (
    <Part title={heading} aside={aside}>
      {items.length === 0 && <p className="text-ink2">{none}</p>}
      <ul className="flex flex-col gap-2">
        {shown.map(({ code, severity, title, words, rows, path }) => (
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
              <span className="block text-small text-ink2 print:line-clamp-2">{words}</span>
            </span>
          </li>
        ))}
        {items.length > shown.length && <li className="text-small text-ink3">{moreWords(items.length - shown.length)}</li>}
      </ul>
    </Part>
  );
}
