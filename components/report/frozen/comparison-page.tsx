"use client";

import { useQuery } from "@tanstack/react-query";
import { useMigration } from "@/components/frame/current-migration";
import { wholeMoment } from "@/components/moments/moments";
import { ButtonLink } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { Note } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import type { FrozenReport, ReportComparison } from "@/lib/contracts/frozen-reports";
import { comparedParts } from "@/lib/domain/report/compare";
import { type Cell, cellWords } from "@/lib/domain/report/table";
import { comparedQuery, frozenHref } from "@/lib/queries/frozen-reports";

const titles = { figures: "Figures", phases: "Checklists", causes: "What remains, by cause" };

/** Two frozen reports, number beside number. */
export function ComparisonPage({ number, earlier }: { number: number; earlier: number }) {
  const migration = useMigration();
  const { data, error, refetch } = useQuery(comparedQuery(migration.id, number, earlier));
  return (
    <Page measure="reading" className="print:block">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="flex-1 text-title">
          Reports #{Math.min(number, earlier)} and #{Math.max(number, earlier)}
        </h1>
        <ButtonLink href={frozenHref(migration.id)}>All frozen</ButtonLink>
      </div>
      <Unanswered of={{ data, error, refetch }} title="The reports could not be compared" rows={12} />
      {data && <Compared comparison={data} zone={migration.timeZone} migration={migration.id} />}
    </Page>
  );
}

function Compared({ comparison, zone, migration }: { comparison: ReportComparison; zone: string; migration: string }) {
  const { from, to, figures, sentences } = comparison;
  return (
    <>
      <section aria-label="What changed" className="card p-4">
        <h2 className="text-section font-semibold">What changed</h2>
        {sentences === null && (
          <Note title="The two reports are of different parts">
            Their numbers stand side by side, but what became of agents between them cannot be said.
          </Note>
        )}
        {sentences?.length === 0 && <p className="mt-1 text-ink2">Nothing changed.</p>}
        <ul className="mt-1 flex flex-col gap-1">
          {sentences?.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {comparedParts.map((part) => (
        <section key={part} aria-label={titles[part]} className="card overflow-x-auto p-4">
          <h2 className="mb-1 text-section font-semibold">{titles[part]}</h2>
          <table className="w-full border-collapse">
            <thead>
              <tr className="border-b border-line2 text-left align-bottom text-caption font-medium text-ink2">
                <th scope="col" className="py-1 pr-4 font-medium">
                  {part === "causes" ? "Agents of the cause" : "Figure"}
                </th>
                <Head frozen={from} zone={zone} migration={migration} />
                <Head frozen={to} zone={zone} migration={migration} />
                <th scope="col" className="py-1 text-right font-medium">
                  Difference
                </th>
              </tr>
            </thead>
            <tbody>
              {figures
                .filter((one) => one.part === part && (one.from.value !== null || one.to.value !== null))
                .map((one) => (
                  <tr key={one.id} className="border-b border-line last:border-0">
                    <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                      {one.name}
                    </th>
                    <Value of={one.from as Cell} zone={zone} />
                    <Value of={one.to as Cell} zone={zone} />
                    <td className="py-1.5 text-right font-semibold whitespace-nowrap tabular-nums">{one.difference || "="}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function Head({ frozen, zone, migration }: { frozen: FrozenReport; zone: string; migration: string }) {
  return (
    <th scope="col" className="py-1 pr-4 text-right font-medium">
      <Link href={frozenHref(migration, frozen.number)} className="font-semibold text-ink hover:underline">
        #{frozen.number} {frozen.name}
      </Link>
      <span className="block font-normal text-ink3">{wholeMoment(frozen.asOf, zone)}</span>
    </th>
  );
}

function Value({ of, zone }: { of: Cell; zone: string }) {
  return (
    <td className={classes("py-1.5 pr-4 text-right whitespace-nowrap", typeof of.value === "number" && "tabular-nums")}>
      {cellWords(of, zone)}
    </td>
  );
}
