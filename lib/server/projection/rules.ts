import "server-only";
import { createHash } from "node:crypto";
import { azureBuilds, buildCatalogue, buildSeries } from "@/lib/domain/build-catalogue";
import { goldenSeries } from "@/lib/domain/golden/series";
import type { Timeline } from "@/lib/domain/timeline";
import { periodColumns } from "./period-rows";

type MadeWith = Pick<Timeline, "groups" | "namedBuilds" | "settling" | "ageing" | "silence">;

let made: string | undefined;

/** The edition of the rules: a digest of what they make of a fixed series. It follows every change of a rule, and no other change of the code. */
export function rulesEdition(): string {
  made ??= createHash("sha1").update(JSON.stringify(goldenSeries())).digest("base64");
  return made;
}

/** What a projection is made with: rules, columns, catalogue, named builds, groups and times. Where it differs from what is stored, it is made anew. */
export function rulesVersion({ groups, namedBuilds, settling, ageing, silence }: MadeWith, edition = rulesEdition()): string {
  const text = JSON.stringify([
    edition,
    periodColumns,
    buildCatalogue,
    azureBuilds,
    buildSeries.map(([match, ...rest]) => [match.source, ...rest]),
    groups,
    [...namedBuilds],
    settling,
    ageing,
    silence,
  ]);
  return createHash("sha1").update(text).digest("base64");
}
