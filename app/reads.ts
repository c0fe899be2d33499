import { notFound } from "next/navigation";
import { cache } from "react";
import { phases } from "@/lib/domain/tasks/phases";
import { parseAsMoment } from "@/lib/queries/agent-keys";
import { pool } from "@/lib/server/database/pool";
import { positionOf } from "@/lib/server/events/position";

/** Where the migration stood before anything of it was read for this request; null where that cannot be told, as what fails is asked for again. */
export const positionBefore = cache(async (id: string): Promise<string | null> => positionOf(pool(), id, new Date()).catch(() => null));

/** The number of a frozen report in an address; the page for unknown addresses where it is none. */
export const reportNumberIn = (text: string): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : notFound());

const parts = ["next", ...phases] as const;
/** The checklist that an address names. */
export const partIn = (text: string): (typeof parts)[number] => parts.find((one) => one === text) ?? notFound();

/** The past moment that an address asks for; null for now, and for what is no moment. */
export const momentIn = (asked: Record<string, string | string[] | undefined>) =>
  typeof asked.asOf === "string" ? parseAsMoment.parse(asked.asOf) : null;

/** The zones that this server knows; a browser's own list may hold others, which the server would refuse. */
export const timeZones = () => ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
