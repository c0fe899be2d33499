import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { mappedFieldNames } from "@/lib/domain/mapped-fields";

type Props = { headers: ImportRecord["headers"]; columns: NonNullable<ImportInput["columns"]> };

/** The first rows of a file as they stand there, under what each column is read as. */
export function FirstRows({ headers, columns }: Props) {
  const shown = headers.map((one, id) => ({ ...one, id, as: columns[one.title] }));
  const lines = Array.from({ length: Math.max(0, ...shown.map(({ rows }) => rows.length)) }, (_, id) => ({ id }));
  if (lines.length === 0) return null;
  return (
    <div className="mt-3 max-h-96 max-w-full overflow-auto rounded-field border border-line bg-surface">
      <table className="text-small whitespace-nowrap">
        <caption className="sr-only">The first rows of the file</caption>
        <thead className="sticky top-0 bg-surface text-left text-caption">
          <tr>
            {shown.map(({ id, title, as }) => (
              <th key={id} scope="col" className="border-b border-line px-3 py-2 align-bottom font-medium">
                <span className={as ? "block" : "block text-ink3"}>{as ? mappedFieldNames[as] : "Not read"}</span>
                <span className="block font-normal text-ink3">{title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lines.map((line) => (
            <tr key={line.id}>
              {shown.map(({ id, as, rows }) => (
                <td key={id} className={`max-w-60 truncate px-3 py-1 ${as ? "" : "text-ink3"}`} title={rows[line.id]}>
                  {rows[line.id]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
