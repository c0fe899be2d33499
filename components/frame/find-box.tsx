"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Link } from "@/components/ui/link";
import { SearchBox } from "@/components/ui/search-box";
import { inventoryHref } from "@/lib/queries/agent-links";

export function FindBox({ migration }: { migration: string }) {
  const router = useRouter();
  return (
    <>
      <search className="hidden w-56 tablet:block tablet:max-desk:w-46">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const q = String(new FormData(event.currentTarget).get("q")).trim();
            router.push(inventoryHref(migration, { q }));
          }}
        >
          <SearchBox name="q" label="Find a computer" placeholder="Find a computer…" keys="/" autoComplete="off" data-find />
        </form>
      </search>
      <Link
        href={inventoryHref(migration)}
        aria-label="Find a computer"
        className="flex size-11 shrink-0 items-center justify-center rounded-button tablet:hidden"
      >
        <Search size={18} strokeWidth={1.75} aria-hidden />
      </Link>
    </>
  );
}
