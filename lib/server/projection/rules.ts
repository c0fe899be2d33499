import "server-only";
import { createHash } from "node:crypto";
import { azureBuilds, buildCatalogue, buildSeries } from "@/lib/domain/build-catalogue";
import type { NamedBuilds } from "@/lib/domain/builds";
import type { ManagementGroup } from "@/lib/domain/management-groups";

/** Raised by hand when a rule in lib/domain changes what is derived. */
const rulesEdition = 4;

/** The rules, catalogue, named builds and groups that a projection is made with. Where it differs from what is stored, it is made anew. */
export function rulesVersion(groups: readonly ManagementGroup[], named: NamedBuilds): string {
  const text = JSON.stringify([
    rulesEdition,
    buildCatalogue,
    azureBuilds,
    buildSeries.map(([match, ...rest]) => [match.source, ...rest]),
    groups,
    [...named],
  ]);
  return createHash("sha1").update(text).digest("base64");
}
