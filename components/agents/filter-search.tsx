"use client";

import { useState } from "react";
import { SearchBox } from "@/components/ui/search-box";

/** Searches on Enter and when left; the address keeps what was searched for. */
export function FilterSearch({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(value);
  const search = () => typed.trim() !== value && onSearch(typed.trim());
  return (
    <search className="w-52 phone:w-full">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <SearchBox
          label="Find a computer"
          placeholder="Find a computer…"
          keys={typed ? undefined : "/"}
          data-find
          autoComplete="off"
          value={typed}
          onChange={(e) => {
            setTyped(e.target.value);
            if (e.target.value === "") onSearch("");
          }}
          onBlur={search}
        />
      </form>
    </search>
  );
}
