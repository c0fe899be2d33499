"use client";

import { Options, Select } from "@/components/ui/field";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { fieldsToMap, mappedFieldNames, mappedFields } from "@/lib/domain/mapped-fields";
import type { Kind } from "@/lib/domain/stages";
import { FirstRows } from "./first-rows";

type Columns = NonNullable<ImportInput["columns"]>;

/** What the columns of a record are read as, as a person would have said it. */
export function mappingOf({ headers }: Pick<ImportRecord, "headers">): Columns {
  return Object.fromEntries(headers.flatMap(({ title, field }) => (field === null || title === "" ? [] : [[title, field]])));
}

/** `kind`: what the file lists, as far as somebody knows. */
type Props = { headers: ImportRecord["headers"]; kind: Kind | null; columns: Columns; onChange: (columns: Columns) => void };

/** Each column of a file with some of what stands in it, and what it holds. A field that is given to another column leaves the first. */
export function ColumnChoices({ headers, kind, columns, onChange }: Props) {
  const choose = (title: string, value: string) => {
    const field = mappedFields.find((one) => one === value);
    const others = Object.entries(columns).filter(([other, held]) => other !== title && held !== field);
    onChange(Object.fromEntries(field ? [...others, [title, field]] : others));
  };
  return (
    <>
      <div className="max-h-90 max-w-3xl overflow-y-auto rounded-field border border-line bg-surface">
        <table className="w-full text-small">
          <caption className="sr-only">Columns of the file and what they hold</caption>
          <thead className="sticky top-0 bg-surface text-left text-caption text-ink2 phone:sr-only">
            <tr>
              <th scope="col" className="px-3 py-2 font-medium">
                Column of the file
              </th>
              <th scope="col" className="px-3 py-2 font-medium">
                Holds
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {headers
              .filter(({ title }) => title !== "")
              .map(({ title, samples }) => (
                <tr key={title} className="phone:flex phone:flex-col phone:py-1.5">
                  <th scope="row" className="min-w-0 px-3 py-1.5 text-left align-middle font-normal">
                    <span className="block font-semibold break-words">{title}</span>
                    <span className="block text-meta break-words text-ink3">{samples.length ? samples.join(" · ") : "blank"}</span>
                  </th>
                  <td className="w-60 px-3 py-1.5 align-middle phone:w-auto">
                    <Select
                      aria-label={`${title} holds`}
                      value={columns[title] ?? ""}
                      onChange={(event) => choose(title, event.target.value)}
                    >
                      <option value="">Not read</option>
                      <Options of={fieldsToMap(kind)} names={mappedFieldNames} />
                    </Select>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <FirstRows headers={headers} columns={columns} />
    </>
  );
}
