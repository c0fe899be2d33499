import "server-only";
import { hash } from "node:crypto";
import type pg from "pg";
import type { Issue } from "@/lib/domain/export-rows";
import type { Meaning } from "@/lib/domain/naming/logged-rows";
import { int, orNull, readRows, text } from "@/lib/server/database/rows";
import { addDerivedIssues } from "./import-issues";

/** How many rows of an import came to each outcome. */
export type RowCounts = { accepted: number; rejected: number; duplicates: number; ignored: number };
type Told = { counts: RowCounts; issues: Issue[] };

const columns = { accepted: "accepted", rejected: "rejected", duplicate: "duplicates", ignored: "ignored" } as const;

/** What imports say of their own rows because of other imports and of what people say of names: gathered while families of names are read. */
export class ImportTellings {
  readonly #told = new Map<number, Told>();

  add(meanings: readonly Pick<Meaning, "said" | "outcome" | "issues">[]): void {
    for (const { said, outcome, issues } of meanings) {
      if (outcome === said.outcome && issues.length === 0) continue;
      const { counts, issues: all } = this.#of(said.number);
      counts[columns[said.outcome]] -= 1;
      counts[columns[outcome]] += 1;
      all.push(...issues);
    }
  }

  #of(number: number): Told {
    const told = this.#told.get(number) ?? { counts: { accepted: 0, rejected: 0, duplicates: 0, ignored: 0 }, issues: [] };
    this.#told.set(number, told);
    return told;
  }

  /** Whether these imports say something else now than before. */
  async differ(client: pg.PoolClient, migrationId: string, numbers: readonly number[]): Promise<boolean> {
    return (await this.#moved(client, migrationId, numbers)).length > 0;
  }

  /** Puts it in place of what these imports said before, beside what their files alone tell. All their rows in families have to be added before. */
  async write(client: pg.PoolClient, migrationId: string, numbers: readonly number[]): Promise<void> {
    for (const { number, digest } of await this.#moved(client, migrationId, numbers))
      await writeTold(client, migrationId, number, this.#of(number), digest);
  }

  async #moved(
    client: pg.PoolClient,
    migrationId: string,
    numbers: readonly number[],
  ): Promise<{ number: number; digest: string | null }[]> {
    const rows = await readRows(
      client,
      { number: int, told: orNull(text) },
      "select number, told from import where migration_id = $1 and number = any($2) order by number",
      [migrationId, numbers],
    );
    return rows.flatMap(({ number, told: before }) => {
      const told = this.#told.get(number);
      told?.issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
      const digest = told ? hash("sha1", JSON.stringify(told), "base64") : null;
      return digest === before ? [] : [{ number, digest }];
    });
  }
}

async function writeTold(client: pg.PoolClient, migrationId: string, number: number, { counts, issues }: Told, digest: string | null) {
  await client.query(
    `delete from import_issue where migration_id = $1 and number = $2 and derived and code <> 'retired-group'
        and not exists (select from component_observation o where o.migration_id = $1 and o.number = $2 and o.row = import_issue.row)`,
    [migrationId, number],
  );
  await addDerivedIssues(client, migrationId, new Map([[number, issues]]));
  await client.query(
    `update import set told = $3, accepted = (laid ->> 'accepted')::int + $4, rejected = (laid ->> 'rejected')::int + $5,
            duplicates = (laid ->> 'duplicates')::int + $6, ignored = (laid ->> 'ignored')::int + $7
      where migration_id = $1 and number = $2`,
    [migrationId, number, digest, counts.accepted, counts.rejected, counts.duplicates, counts.ignored],
  );
}
