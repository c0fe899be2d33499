import { count } from "@/components/moments/numbers";
import type { Report } from "@/lib/contracts/report";
import { isCause } from "@/lib/domain/remaining/cause-codes";
import type { Opens } from "./rows";

const most = 6;

/** Why agents are not done yet, the causes that there are, each beside the largest. */
export function CauseBars({ report: { remaining }, opens }: { report: Report; opens: Opens }) {
  const there = remaining.cause.filter(({ inScope }) => inScope > 0).toSorted((a, b) => b.inScope - a.inScope);
  const shown = there.length > most ? there.slice(0, most - 1) : there;
  const rest = there.slice(shown.length).reduce((sum, { inScope }) => sum + inScope, 0);
  const largest = shown[0]?.inScope ?? 1;
  if (there.length === 0) return <p className="py-2 text-ink2">Nothing remains.</p>;
  return (
    <ul className="divide-y divide-line border-b border-line">
      {shown.map(({ value, name, inScope }) => (
        <li key={name} className="grid grid-cols-[minmax(0,1fr)_64px_auto] items-center gap-3 py-1.5">
          <span className="truncate" title={name}>
            {name}
          </span>
          <span aria-hidden className="h-1.25 overflow-hidden rounded-bar bg-hover">
            <span className="block h-full rounded-bar bg-ink3" style={{ width: `${(inScope / largest) * 100}%` }} />
          </span>
          <a href={opens({ cause: [value].filter(isCause) })} className="opens-rows min-w-9 text-right font-semibold tabular-nums">
            {count(inScope)}
          </a>
        </li>
      ))}
      {rest > 0 && <li className="py-1.5 text-small text-ink3">{count(rest)} of other causes, on the pages after</li>}
    </ul>
  );
}
