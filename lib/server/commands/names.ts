import "server-only";
import type { CommandNames } from "@/lib/domain/commands/commands";
import { commandNames } from "@/lib/domain/commands/names";
import { pool } from "@/lib/server/database/pool";
import { loadGroups } from "@/lib/server/estate/timeline";
import { keptComponents } from "@/lib/server/servers/kept";

/** Answers what commands about a computer of a management group are filled with. */
export async function loadCommandNames(
  migrationId: string,
): Promise<(about?: { subject?: string | null; group?: string | null }) => CommandNames | null> {
  const groups = await loadGroups(pool(), migrationId);
  const servers = (await keptComponents(migrationId)).components.map(({ shown }) => shown);
  return (about) => commandNames(groups, servers, about);
}
