import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Unanswered } from "@/components/ui/unanswered";

type Paged<T> = UseInfiniteQueryResult<InfiniteData<{ items: T[]; total: number }>>;
type Props<T> = { of: Paged<T>; title: string; none: string; above?: ReactNode; children: (items: T[]) => ReactNode };

/** A list in a card, read on page by page; `none`: what is said of an empty one. */
export function Rows<T>({ of, title, none, above, children }: Props<T>) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = of;
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Unanswered of={{ data: items, error, refetch }} title={`${title} could not be read`} rows={6} />
      {items && (
        <section aria-label={title} className="card overflow-hidden">
          {items.length > 0 && above}
          {items.length > 0 ? children(items) : <p className="p-3.5 text-ink2">{none}</p>}
        </section>
      )}
      {hasNextPage && (
        <Button className="self-center" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More rows
        </Button>
      )}
    </>
  );
}
