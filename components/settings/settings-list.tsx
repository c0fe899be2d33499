"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { Unanswered } from "@/components/ui/unanswered";

type Props<T> = {
  of: Pick<UseQueryResult<{ items: T[] }>, "data" | "error" | "refetch">;
  what: string;
  columns: readonly { name: string; className?: string }[];
  children: (items: T[]) => ReactNode;
};

/** A table of settings with its states; on a phone each row becomes a block. */
export function SettingsList<T>({ of: { data, error, refetch }, what, columns, children }: Props<T>) {
  if (!data) return <Unanswered of={{ data, error, refetch }} title={`${what} could not be read`} rows={6} />;
  return (
    <section aria-label={what} className="card overflow-x-auto">
      <table className="w-full border-collapse phone:block">
        <thead className="border-b border-line bg-sunken phone:hidden">
          <tr>
            {columns.map(({ name, className }) => (
              <th
                key={name}
                scope="col"
                className={classes("px-3 py-2 text-left text-caption font-medium whitespace-nowrap text-ink2 first:pl-3.5", className)}
              >
                {name === "Actions" ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="phone:block">{children(data.items)}</tbody>
      </table>
    </section>
  );
}

export const row =
  "min-h-11 border-b border-line last:border-0 hover:bg-hover phone:flex phone:flex-wrap phone:items-center phone:gap-x-3 phone:gap-y-1 phone:px-3.5 phone:py-2.5";
export const cell = "px-3 py-2 first:pl-3.5 phone:p-0 phone:first:pl-0";
