import { Check, CircleDashed, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { day, dayAndTime, unknown } from "@/components/moments/moments";
import { count, counted } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { CollectedAnswer, CollectedGroup, CollectedSection } from "@/lib/contracts/collected";
import { dueOf } from "@/lib/domain/collected/schedule";
import { hasRows, sections } from "@/lib/domain/collected/sections";
import { age, took } from "@/lib/domain/collected/words";
import { importHref, sectionHref } from "@/lib/queries/import-links";

type Props = { group: CollectedGroup; told: CollectedAnswer };

/** Sections in the order in which they are asked, each as old as what was last told of it. */
export function SectionTable({ group, told }: Props) {
  return (
    <table className="w-full border-collapse">
      <thead className="bg-sunken">
        <tr className="border-b border-line text-caption text-ink2">
          <Head className="w-full pl-3.5 text-left">Section</Head>
          <Head className="text-right">Rows</Head>
          <Head className="text-left">Age</Head>
          <Head className="pr-3.5 text-right phone:hidden">Took</Head>
        </tr>
      </thead>
      {group.sections.map((section) => (
        <Section key={section.section} of={section} {...{ group, told }} />
      ))}
    </table>
  );
}

function Head({ className, children }: { className: string; children: ReactNode }) {
  return (
    <th scope="col" className={classes("py-1.5 pl-3 font-medium", className)}>
      {children}
    </th>
  );
}

function Section({ of, group, told: { madeAt: now } }: Props & { of: CollectedSection }) {
  const migration = useMigration();
  const { section, state, told } = of;
  const old = told !== null && isOld(told.at, group, now);
  const bold = state === "failed" || old;
  const why = sentenceOf(of);
  return (
    <tbody className="border-b border-line [&_td]:pl-3 [&_td]:align-top [&_th]:align-top">
      <tr>
        <th scope="row" className="py-1.5 pl-3.5 text-left font-medium">
          <span className="flex min-w-0 items-baseline gap-2">
            <Mark state={state} />
            <span className="min-w-0">
              {sections[section].name}{" "}
              <code className="ml-0.5 hidden font-mono text-meta font-normal text-ink3 @min-[28rem]:inline">{section}</code>
            </span>
          </span>
        </th>
        <td className="py-1.5 text-right whitespace-nowrap tabular-nums">
          {told === null || told.rows === 0 || !hasRows(section) ? (
            <span className={told?.rows ? undefined : "text-ink3"}>{told ? count(told.rows) : unknown}</span>
          ) : (
            <Link href={sectionHref(migration.id, told.importId, section)} className="opens-rows rounded-bar">
              {count(told.rows)}
              <span className="sr-only"> rows of import #{told.importNumber}</span>
            </Link>
          )}
        </td>
        <td
          className={classes("py-1.5 whitespace-nowrap tabular-nums phone:pr-3.5", bold ? "font-semibold text-warn-text" : "text-ink2")}
          data-tip={told ? dayAndTime(told.at, migration.timeZone, now) : undefined}
        >
          {told ? age(told.at, now) : "never told"}
        </td>
        <td className="py-1.5 !pr-3.5 text-right whitespace-nowrap text-ink2 tabular-nums phone:hidden">
          {told && state === "told" ? took(told.seconds) : unknown}
        </td>
      </tr>
      {why && (
        <tr>
          <td colSpan={4} className="!pr-3.5 pb-2 !pl-9.5 text-small break-words text-ink2">
            {why}
          </td>
        </tr>
      )}
    </tbody>
  );

  function sentenceOf({ failed }: CollectedSection): ReactNode {
    if (state === "absent") return "This management group has no such class, so nothing is known of it.";
    if (!failed) return told && !told.whole ? "The account sees a part of it, so nobody goes missing by it." : null;
    const since = day(failed.since, migration.timeZone, now);
    return (
      <>
        Failed {failed.times === 1 ? `on ${since}` : `${failed.times} times since ${since}`}:{" "}
        <code className="font-mono text-meta text-ink">{failed.error}</code>
        {/[.!?]\s*$/.test(failed.error) ? " " : ". "}
        {told ? (
          <>
            The {counted(told.rows, "row")} of{" "}
            <Link href={importHref(migration.id, told.importId)} className="link">
              {day(told.at, migration.timeZone, now)}
            </Link>{" "}
            {told.rows === 1 ? "stays and ages." : "stay and age."}
          </>
        ) : (
          "It never was told."
        )}
      </>
    );
  }
}

const marks = {
  told: { Icon: Check, colour: "text-good-text", says: "told" },
  failed: { Icon: TriangleAlert, colour: "text-warn-text", says: "failed" },
  absent: { Icon: CircleDashed, colour: "text-ink3", says: "not there" },
};

function Mark({ state }: { state: CollectedSection["state"] }) {
  const { Icon, colour, says } = marks[state];
  return (
    <>
      <Icon size={14} strokeWidth={2} aria-hidden className={classes("shrink-0 translate-y-0.5", colour)} />
      <span className="sr-only">{says}: </span>
    </>
  );
}

/** Older than the schedule lets it be. */
const isOld = (at: string, { schedule, retiredOn }: CollectedGroup, now: string): boolean =>
  retiredOn === null && (dueOf({ schedule, from: Date.parse(at), now: Date.parse(now) })?.late ?? false);
