import { z } from "zod";
import { dayStates, mostHours } from "@/lib/domain/collected/schedule";
import { sectionNames } from "@/lib/domain/collected/sections";
import { sectionStates } from "@/lib/domain/collected/standing";
import { groupRoles } from "@/lib/domain/stages";
import { defineEndpoints } from "./endpoint";
import { importStatuses } from "./imports";
import { calendarDate, count, instant, onlyHere } from "./wire";

const hours = z.number().int().min(1).max(mostHours);

/** `everyHours` null: nobody waits for it. */
export const scheduleInput = z.strictObject({ everyHours: hours.nullable(), lateHours: hours });
export type ScheduleInput = z.infer<typeof scheduleInput>;

const collection = { importId: z.uuid(), importNumber: count, at: instant };

const section = z.object({
  section: z.enum(sectionNames),
  state: z.enum(sectionStates),
  told: z.object({ ...collection, rows: count, seconds: z.number(), whole: z.boolean() }).nullable(),
  failed: z.object({ since: instant, times: count, error: z.string() }).nullable(),
});
export type CollectedSection = z.infer<typeof section>;

const lastCollection = z.object({
  ...collection,
  status: z.enum(importStatuses),
  version: z.string(),
  computer: z.string(),
  user: z.string(),
  culture: z.string(),
  scoped: z.boolean(),
  changes: z.object({ added: count, changed: count, unchanged: count, missing: count }),
});

const collectedGroup = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(groupRoles),
  retiredOn: calendarDate.nullable(),
  /** `revision` 0 and nobody who said it: as every management group from its first collection on. */
  schedule: scheduleInput.extend({ saidBy: z.string().nullable(), saidAt: instant.nullable(), revision: count }),
  /** Undone imports are none; one that waits for an answer is one. */
  last: lastCollection.nullable(),
  /** Collections before the last one. */
  earlier: count,
  /** When the next one is to come, and from when on it is late; null where none is waited for. */
  due: z.object({ at: instant, lateAt: instant, late: z.boolean() }).nullable(),
  /** Ten up to today, where the migration is. */
  days: z.array(z.object({ date: calendarDate, state: z.enum(dayStates) })),
  sections: z.array(section),
  /** One that the collector can ask: the last one asked, else one that is known. */
  managementServer: z.string().nullable(),
});
export type CollectedGroup = z.infer<typeof collectedGroup>;

/** `madeAt`: as of when. `post`: where the collector sends its file. */
export const collected = z.object({ madeAt: instant, post: z.string(), onlyHere, groups: z.array(collectedGroup) });
export type CollectedAnswer = z.infer<typeof collected>;

export const collectedEndpoints = defineEndpoints({
  collectedRead: {
    method: "GET",
    path: "/api/v1/migrations/{migration}/collected",
    summary: "What the collector told of each management group, how old each section is, and when it is due again",
    verb: "collected.read",
    answers: { 200: collected },
  },
  collectedSchedule: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/groups/{group}/collection-schedule",
    summary: "Say how often a management group is to be collected, and how late that may be before leads are told",
    verb: "collected.edit",
    body: scheduleInput,
    ifMatch: "required",
    answers: { 200: collected },
  },
});
