import "server-only";
import type pg from "pg";
import { isComponentImport } from "@/lib/domain/components";
import type { Issue, ReadFile } from "@/lib/domain/export-rows";
import type { AssignedRow } from "@/lib/domain/import-rows";
import { type ContentRow, contentOf } from "@/lib/readers/content";
import type { Newborn } from "@/lib/server/projection/newborn";
import { type Identities, identify } from "./identities";
import type { ImportRow } from "./record";
import { type ComponentContentRow, componentContentOf } from "./servers/content";
import { writeComponentContent } from "./servers/write-content";
import { writeContent } from "./write-content";

type KindContent = {
  rows: readonly (ContentRow | ComponentContentRow)[];
  issues: readonly Issue[];
  issuesBeyond: number;
  /** Some of its names are without a domain, and whom they mean depends on the other imports. */
  bareNames: boolean;
  /**
   * Keeps the rows (none while something is still asked) and the issues. What another answer had made of the file goes.
   * Answers the agents that are new with it.
   */
  keep: (issues: readonly Issue[]) => Promise<Newborn[]>;
};

/** What is kept of assigned rows, by the kind of the export. `ready`: nothing is asked any more. */
export async function contentOfKind(
  client: pg.PoolClient,
  { migrationId, number }: ImportRow,
  file: ReadFile,
  assigned: readonly AssignedRow[],
  ready: boolean,
): Promise<KindContent> {
  if (isComponentImport(file.kind)) {
    const content = componentContentOf({ ...file, kind: file.kind }, assigned);
    return {
      ...content,
      issuesBeyond: 0,
      bareNames: false,
      keep: async (issues) => {
        await writeComponentContent(client, migrationId, number, ready ? content.rows : []);
        return await writeContent(client, migrationId, number, { rows: [], issues }, nobody);
      },
    };
  }
  // The database looks the names up while the rows are worked on.
  const [identities, content] = await Promise.all([
    ready ? identify(client, migrationId, namesOf(assigned)) : nobody,
    contentOf(file, assigned),
  ]);
  return {
    ...content,
    bareNames: content.rows.some((r) => r.bare),
    keep: async (issues) => {
      await writeComponentContent(client, migrationId, number, []);
      return await writeContent(client, migrationId, number, { rows: ready ? content.rows : [], issues }, identities);
    },
  };
}

const nobody: Identities = { keys: new Map(), firstNew: Number.POSITIVE_INFINITY };

/** Names that rows which count carry, damaged ones that have lost their management group too. */
function namesOf(rows: readonly AssignedRow[]): Set<string> {
  const names = new Set<string>();
  for (const { name, groupKey, outcome } of rows) {
    const counts = groupKey !== null ? outcome !== "ignored" : outcome === "rejected";
    if (name && counts) names.add(name);
  }
  return names;
}
