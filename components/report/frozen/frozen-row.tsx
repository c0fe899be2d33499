import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime, wholeMoment } from "@/components/moments/moments";
import { count, oneDecimal } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import type { FrozenReport } from "@/lib/contracts/frozen-reports";
import { withinSentence } from "@/lib/domain/words/within";
import { frozenHref } from "@/lib/queries/frozen-reports";

type Props = { frozen: FrozenReport; chosen: boolean; onChoose: (on: boolean) => void };

export function FrozenRow({ frozen, chosen, onChoose }: Props) {
  const { id, timeZone } = useMigration();
  const { number, name, asOf, frozenAt, frozenBy, filterWords, done, total, percentDone, links } = frozen;
  return (
    <li className="flex items-center gap-3 border-b border-line px-3.5 py-2.5 last:border-0 hover:bg-hover phone:flex-wrap">
      <Checkbox checked={chosen} onChange={onChoose}>
        <span className="sr-only">Compare report #{number}</span>
      </Checkbox>
      <span className="w-9 shrink-0 text-ink3 tabular-nums">#{number}</span>
      <div className="min-w-0 flex-1">
        <Link href={frozenHref(id, number)} className="block truncate font-semibold hover:underline">
          {name}
        </Link>
        <p className="text-small text-ink2">
          As of {wholeMoment(asOf, timeZone)}
          {filterWords && `, only ${withinSentence(filterWords)}`}
        </p>
      </div>
      {links > 0 && <Badge>{links === 1 ? "1 link open" : `${links} links open`}</Badge>}
      <div className="shrink-0 text-right phone:basis-full phone:pl-16 phone:text-left">
        <p className="font-semibold tabular-nums">
          {percentDone === null ? "–" : `${oneDecimal(percentDone)} %`}{" "}
          <span className="text-small font-normal text-ink2">
            {count(done)} of {count(total)}
          </span>
        </p>
        <p className="text-meta text-ink3">
          Frozen {dayAndTime(frozenAt, timeZone)} by {frozenBy}
        </p>
      </div>
    </li>
  );
}
