import { FlagIcon } from "@/components/agents/flag-icon";
import { count } from "@/components/moments/numbers";
import type { Report } from "@/lib/contracts/report";
import { useOutside } from "./outside";
import { Part } from "./paper";
import type { Filter, Opens } from "./rows";

const most = 4;

/** What waits for somebody, the worst first; each opens its rows. */
export function Decisions({ report: { decisions, migration }, opens }: { report: Report; opens: Opens }) {
  const outside = useOutside();
  const shown = decisions.length > most ? decisions.slice(0, most - 1) : decisions;
  return (
    <Part title="Needs a decision" aside={decisions.length > 0 && count(decisions.length)}>
      {decisions.length === 0 && <p className="text-ink2">Nothing waits for a decision.</p>}
      <ul className="flex flex-col gap-2">
        {shown.map(({ code, severity, title, words, rows, path }) => (
          <li key={`${code} ${title}`} className="flex gap-2.5">
            <span className="mt-0.5">
              <FlagIcon severity={severity} />
            </span>
            <span className="min-w-0">
              <a
                href={rows ? opens(rows as Filter) : outside ? undefined : `/m/${migration.id}${path ?? ""}`}
                className="opens-rows font-medium"
              >
                {title}
              </a>
              <span className="block text-small text-ink2 print:line-clamp-2">{words}</span>
            </span>
          </li>
        ))}
        {decisions.length > shown.length && (
          <li className="text-small text-ink3">{count(decisions.length - shown.length)} more, on the pages after.</li>
        )}
      </ul>
    </Part>
  );
}
