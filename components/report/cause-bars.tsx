import type { FirstPage } from "@/lib/domain/report/first-page";
import type { Opens } from "./rows";

type Props = { causes: FirstPage["causes"]; opens: Opens };

/** Why agents are not done yet, the causes that there are, each beside the largest. */
export function CauseBars({ causes: { bars, none, more }, opens }: Props) {
  if (bars.length === 0) return <p className="py-2 text-ink2">{none}</p>;
  return (
    <ul className="divide-y divide-line border-b border-line">
      {bars.map(({ name, agents, share }) => (
        <li key={name} className="grid grid-cols-[minmax(0,1fr)_64px_auto] items-center gap-3 py-1.5">
          <span>{name}</span>
          <span aria-hidden className="h-1.25 overflow-hidden rounded-bar bg-hover">
            <span className="block h-full rounded-bar bg-ink3" style={{ width: `${share * 100}%` }} />
          </span>
          <a href={opens(agents.rows)} className="opens-rows min-w-9 text-right font-semibold tabular-nums">
            {agents.words}
          </a>
        </li>
      ))}
      {more && <li className="py-1.5 text-small text-ink3">{more}</li>}
    </ul>
  );
}
