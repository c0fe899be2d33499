import { calendarDay } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import type { CollectedGroup } from "@/lib/contracts/collected";

type Day = CollectedGroup["days"][number];

const ticks: Record<Day["state"], string> = {
  collected: "bg-ghost",
  missed: "border-[1.5px] border-warn",
  idle: "h-0.5 bg-line2",
  before: "h-0.5 bg-line",
};

/** Ten days, a tick each; in words those that were missed. */
export function Days({ days }: { days: readonly Day[] }) {
  const missed = days.filter(({ state }) => state === "missed");
  return (
    <div className="phone:col-span-2 phone:border-t phone:!border-l-0">
      <dt className="text-caption text-ink2">Last {days.length} days</dt>
      <dd>
        <span aria-hidden className="my-1 flex h-3 items-center gap-0.5">
          {days.map(({ date, state }) => (
            <span
              key={date}
              title={calendarDay(date)}
              className={classes("w-1.5 rounded-[1.5px]", ticks[state], (state === "collected" || state === "missed") && "h-3")}
            />
          ))}
        </span>
        <span className={classes("text-meta", missed.length ? "text-warn-text" : "text-ink3")}>{inWords(missed)}</span>
      </dd>
    </div>
  );
}

/** "missed 17 Apr", "missed 17 and 18 Apr" would need the months compared: two are named, more are counted. */
function inWords(missed: readonly Day[]): string {
  const named = missed.map(({ date }) => calendarDay(date).replace(/ \d{4}$/, ""));
  if (named.length === 0) return "none missed";
  return named.length > 2 ? `${named.length} missed, last ${named.at(-1)}` : `missed ${named.join(", ")}`;
}
