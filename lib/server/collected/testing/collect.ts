import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { type Collected, type SectionTold, sectionNames } from "@/lib/domain/collected/sections";
import { pool } from "@/lib/server/database/pool";
import { prisma } from "@/lib/server/database/prisma";

type Ended = Partial<SectionTold> & Pick<SectionTold, "section">;
type Run = {
  group: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Those that ended otherwise than with ten rows in a second. */
  but?: readonly Ended[];
  status?: "applied" | "needs-input" | "undone";
  of?: Partial<Collected>;
};

/** For tests: a run of the collector as its import tells it, past the file. */
export async function collect(migrationId: string, { group, at, but = [], status = "applied", of }: Run): Promise<number> {
  const { key } = await prisma().managementGroup.findFirstOrThrow({ where: { migrationId, name: group } });
  const told = (section: SectionTold["section"]): SectionTold => ({
    section,
    rows: 10,
    seconds: 1,
    error: null,
    absent: false,
    whole: true,
    ...but.find((one) => one.section === section),
  });
  const collected: Collected = {
    version: "1.0",
    group,
    groupId: null,
    at,
    culture: "en-GB",
    user: "CORP\\gmsa-tandem$",
    computer: "jump01",
    managementServer: "ms01.corp.test",
    scoped: false,
    sections: sectionNames.map(told),
    ...of,
  };
  const { rows } = await pool().query<{ next: number }>("select coalesce(max(number), 0) + 1 as next from import where migration_id = $1", [
    migrationId,
  ]);
  const number = rows[0]?.next ?? 1;
  await prisma().import.create({
    data: {
      migrationId,
      number,
      id: v7(),
      status,
      kind: "inventory",
      groupKeys: [key],
      capturedAt: new Date(at),
      wholeKeys: status === "needs-input" ? [] : [key],
      partKeys: [],
      fileName: `${group}.jsonl`,
      bytes: 1,
      sha256: createHash("sha256").update(`${migrationId} ${number}`).digest("hex"),
      encoding: "utf-8",
      columns: [],
      added: 1,
      changed: 2,
      missing: 3,
      collected,
      receivedAt: new Date(at),
      receivedBy: "collector",
    },
  });
  return number;
}
