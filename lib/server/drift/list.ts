import "server-only";
import { z } from "zod";
import type { DriftFilterQuery, DriftList, DriftQuery, DriftItem as Shown } from "@/lib/contracts/drift";
import { commandsOfDrift } from "@/lib/domain/commands/asked";
import { type Command, commandsOf } from "@/lib/domain/commands/commands";
import { countsAsChurn } from "@/lib/domain/drift/churn";
import { compareDriftPlaces, countDrift, driftPlace } from "@/lib/domain/drift/drift";
import type { DriftItem } from "@/lib/domain/drift/item";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { pageAfter } from "@/lib/server/answers/page";
import { loadCommandNames } from "@/lib/server/commands/names";
import { pool } from "@/lib/server/database/pool";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { presentBaseline } from "./baseline-rows";
import { readDrift } from "./read";

/** Differences, the heaviest first, with the baseline they are held against and how much of the allowance is used. */
export async function listDrift(migration: Pick<MigrationRow, "id" | "churnAllowance">, query: DriftQuery): Promise<DriftList> {
  const after = decodeCursor(query.cursor, place);
  const { items: all, counts, baselines, missing, churn, steps } = await readDrift(migration.id);
  const found = all.filter((item) => isAsked(item, query));
  const page = pageAfter(found, { after, limit: query.limit }, driftPlace, compareDriftPlaces);
  const names = await loadCommandNames(migration.id);
  const [latest, ...before] = baselines;
  return {
    ...page,
    items: page.items.map((item) => ({ ...presentDrift(item), commands: driftCommands(item, names) })),
    counts,
    found: countDrift(found),
    baseline: latest ? await presentBaseline(pool(), migration.id, latest) : null,
    history: before.map(({ id, number, name, reason, frozenAt, frozenBy }) => ({
      id,
      number,
      name,
      reason,
      at: frozenAt.toISOString(),
      by: frozenBy,
    })),
    missing,
    churn: {
      percent: migration.churnAllowance,
      uses: churn.map(({ atOnce, ...use }) => ({
        ...use,
        atOnce: atOnce && { ...atOnce, after: told(atOnce.after), by: told(atOnce.by) },
      })),
      steps: steps.map(({ from, to, ...step }) => ({ ...step, from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
    },
  };
}

function driftCommands(item: DriftItem, namesOf: Awaited<ReturnType<typeof loadCommandNames>>): Command[] {
  if (item.severity !== "stops" && item.severity !== "unexplained") return [];
  const names = namesOf({ subject: item.subject, group: item.group });
  return names ? commandsOf(commandsOfDrift(item), names) : [];
}

const place = z.tuple([z.int(), z.int(), z.int(), z.string(), z.string()]);

export function isAsked(item: DriftItem, asked: DriftFilterQuery): boolean {
  const { severity, kind, change, subject, reason, span } = item;
  if (asked.severity && !asked.severity.includes(severity)) return false;
  if (asked.kind && !asked.kind.includes(kind)) return false;
  if (asked.change && !asked.change.includes(change)) return false;
  if (asked.churn !== undefined && countsAsChurn(item) !== asked.churn) return false;
  for (const field of ["group", "server", "domain"] as const) if (asked[field] && !asked[field].includes(item[field] ?? "")) return false;
  if (asked.after && !(span.by !== null && span.by > Date.parse(asked.after))) return false;
  if (asked.until && !(span.by !== null && span.by <= Date.parse(asked.until))) return false;
  const needle = asked.q?.trim().toLowerCase();
  return !needle || subject.includes(needle) || (reason ?? "").toLowerCase().includes(needle);
}

const told = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export function presentDrift({ span, fingerprint: _, ...item }: DriftItem): Shown {
  const explained = item.severity === "explained" || item.severity === "information";
  return { ...item, explained, seen: { after: told(span.after), by: told(span.by) } };
}
