import { classes } from "./classes";

/** `width` is of the whole column; a column that is hidden somewhere says so here too. */
export type Column = { name: string; width?: string };

/** The head of a table that becomes rows of two lines on a phone: there only a screen reader hears it. */
export function TableHead({ columns }: { columns: readonly Column[] }) {
  return (
    <thead className="phone:sr-only">
      <tr className="border-y border-line text-left text-caption text-ink2">
        {columns.map(({ name, width }) => (
          <th key={name} scope="col" className={classes("py-1.5 pr-3 font-medium first:pl-3.5 last:pr-3.5", width)}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
