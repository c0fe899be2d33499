import "server-only";
import { calendarDay } from "@/lib/domain/words/moments";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, readRows, text } from "@/lib/server/database/rows";

/** Computers that a people's list says go out of service on a day (a calendar date). */
export type ListedEnd = { names: string[]; from: string; reason: string; saidBy: string };

/** By day and list. */
export async function loadListedEnds(db: Queryable, migrationId: string): Promise<ListedEnd[]> {
  const rows = await readRows(
    db,
    { name: text, day: text, number: int, file: text },
    `select a.name, d."values"->>'decommission' as day, i.number, i.file_name as file
       from agent_listed d join agent a on a.migration_id = d.migration_id and a.key = d.agent_key,
            json_to_recordset(d.said) as s(field text, number int) join import i on i.number = s.number
      where d.migration_id = $1 and i.migration_id = $1 and s.field = 'decommission' and d."values"->>'decommission' ~ '^\\d{4}-\\d\\d-\\d\\d$'
      order by a.name`,
    [migrationId],
  );
  const ends = new Map<string, ListedEnd>();
  for (const { name, day, number, file } of rows) {
    const key = `${day} ${number}`;
    const end = ends.get(key) ?? {
      names: [],
      from: day,
      reason: `out of service on ${calendarDay(day)}, says ${file}`,
      saidBy: `import #${number}`,
    };
    end.names.push(name);
    ends.set(key, end);
  }
  return [...ends.values()];
}
