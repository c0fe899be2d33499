"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { Button, ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import type { FrozenReport } from "@/lib/contracts/frozen-reports";
import { comparedHref, frozenListQuery } from "@/lib/queries/frozen-reports";
import { reportHref } from "@/lib/queries/reports";
import { FrozenRow } from "./frozen-row";

/** Reports that were kept, newest first; two of them can be laid side by side. */
export function FrozenList() {
  const migration = useMigration();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(frozenListQuery(migration.id));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const items = data?.pages.flatMap((page) => page.items);
  const choose = (number: number, on: boolean) => setChosen(on ? [...chosen, number].slice(-2) : chosen.filter((one) => one !== number));
  return (
    <Page measure="reading">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1">
          <h1 className="text-title">Frozen reports</h1>
          <p className="text-small text-ink2">What was reported, as it was then. Nothing here changes.</p>
        </div>
        <Compare migration={migration.id} chosen={chosen} />
        <ButtonLink href={reportHref(migration.id)}>Report of now</ButtonLink>
      </div>
      <Unanswered of={{ data: items, error, refetch }} title="The frozen reports could not be read" rows={5} />
      {items?.length === 0 && (
        <div className="card">
          <EmptyState title="No report was frozen yet" action={<ButtonLink href={reportHref(migration.id)}>Go to the report</ButtonLink>}>
            Freeze the report when you hand it out. The next one then says what changed since.
          </EmptyState>
        </div>
      )}
      {items && items.length > 0 && <Rows items={items} chosen={chosen} onChoose={choose} />}
      {hasNextPage && (
        <Button className="self-center" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Earlier reports
        </Button>
      )}
    </Page>
  );
}

type RowsProps = { items: FrozenReport[]; chosen: readonly number[]; onChoose: (number: number, on: boolean) => void };

function Rows({ items, chosen, onChoose }: RowsProps) {
  return (
    <ul className="card overflow-hidden" aria-label="Frozen reports">
      {items.map((one) => (
        <FrozenRow key={one.number} frozen={one} chosen={chosen.includes(one.number)} onChoose={(on) => onChoose(one.number, on)} />
      ))}
    </ul>
  );
}

function Compare({ migration, chosen }: { migration: string; chosen: readonly number[] }) {
  const [earlier, later] = chosen.toSorted((a, b) => a - b);
  if (earlier === undefined) return null;
  if (later === undefined) return <span className="text-small text-ink3">Choose a second one to compare</span>;
  return (
    <Link className="link text-body font-[550]" href={comparedHref(migration, later, earlier)}>
      Compare #{earlier} and #{later}
    </Link>
  );
}
