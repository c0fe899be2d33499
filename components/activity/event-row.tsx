import { dayAndTime, wholeMoment } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import type { ActivityEvent } from "@/lib/contracts/activity";
import type { Migration } from "@/lib/contracts/migrations";
import { changesOf } from "@/lib/domain/event-changes";
import { foldedSummary } from "@/lib/domain/event-kinds";
import type { ActivityFilter } from "@/lib/queries/activity";
import { byLine } from "./by-line";
import { EventIcon } from "./event-icon";
import { Folded } from "./folded";
import { hrefOf } from "./href-of";

export function EventRow({ event, filter, migration }: { event: ActivityEvent; filter: ActivityFilter; migration: Migration }) {
  const folded = event.alike > 1;
  const href = folded ? null : hrefOf(event, migration.id);
  const changes = folded ? [] : changesOf(event);
  const { name } = event.subject;
  /* A summary that says the name has its link there; any other has it behind. */
  const at = href === null || name === "" ? -1 : event.summary.indexOf(name);
  const link = (look: string) =>
    href && (
      <Link href={href} className={look}>
        {name}
      </Link>
    );
  return (
    <li className="flex items-start gap-3 border-b border-line px-3.5 py-2.5 last:border-0">
      <EventIcon kind={event.subject.kind} />
      <div className="min-w-0 flex-1">
        <p className="break-words">
          {at < 0 ? foldedSummary(event) : event.summary.slice(0, at)}
          {link(at < 0 ? "link ml-2 text-small text-ink2" : "link")}
          {at >= 0 && event.summary.slice(at + name.length)}
        </p>
        <p className="text-small text-ink3 empty:hidden">{byLine(event)}</p>
        {folded && <Folded event={event} filter={filter} migration={migration} />}
        {changes.length > 0 && (
          <details className="mt-0.5">
            <summary className="w-fit rounded-bar text-small text-ink3 hover:text-ink">Before and after</summary>
            <table className="mt-1.5 w-full max-w-180 text-small">
              <thead className="text-left text-caption text-ink3">
                <tr>
                  <th scope="col" className="w-40 pr-3 font-medium">
                    Field
                  </th>
                  <th scope="col" className="pr-3 font-medium">
                    Before
                  </th>
                  <th scope="col" className="font-medium">
                    After
                  </th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ field, from, to }) => (
                  <tr key={field} className="border-t border-line align-top">
                    <td className="py-1 pr-3 text-ink2">{field}</td>
                    <td className="py-1 pr-3 break-all text-ink3">{from}</td>
                    <td className="py-1 break-all">{to}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        )}
      </div>
      <time dateTime={event.at} title={wholeMoment(event.at, migration.timeZone)} className="shrink-0 text-small text-ink3 tabular-nums">
        {dayAndTime(event.at, migration.timeZone).slice(-5)}
      </time>
    </li>
  );
}
