import "server-only";
import type pg from "pg";
import { isComponentImport } from "@/lib/domain/components";
import type { Issue, ReadFile } from "@/lib/domain/export-rows";
import type { AssignedRow } from "@/lib/domain/import-rows";
import { type ComponentContentRow, componentContentOf } from "@/lib/server/components/content";
import { writeComponentContent } from "@/lib/server/components/write-content";
import { type ContentRow, contentOf } from "./content";
import type { ImportRow } from "./record";
import { writeContent } from "./write-content";

type KindContent = {
  rows: readonly (ContentRow | ComponentContentRow)[];
  issues: Issue[];
  /** Whom its bare names mean is found out among agents, and kept. */
  bareNames: boolean;
  /** Keeps the rows (none while something is still asked) and the issues. What another answer had made of the file goes. */
  keep: (client: pg.PoolClient, row: ImportRow, ready: boolean, issues: readonly Issue[]) => Promise<void>;
};

/** What is kept of assigned rows, by the kind of the export. */
export async function contentOfKind(file: ReadFile, assigned: readonly AssignedRow[]): Promise<KindContent> {
  if (isComponentImport(file.kind)) {
    const content = componentContentOf({ ...file, kind: file.kind }, assigned);
    return {
      ...content,
      bareNames: false,
      keep: async (client, { migrationId, number }, ready, issues) => {
        await writeComponentContent(client, migrationId, number, ready ? content.rows : []);
        await writeContent(client, migrationId, number, [], issues);
      },
    };
  }
  const content = await contentOf(file, assigned);
  return {
    ...content,
    bareNames: content.rows.some((r) => r.bare),
    keep: async (client, { migrationId, number }, ready, issues) => {
      await writeComponentContent(client, migrationId, number, []);
      await writeContent(client, migrationId, number, ready ? content.rows : [], issues);
    },
  };
}
