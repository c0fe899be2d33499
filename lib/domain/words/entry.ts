import type { TaskSource } from "../tasks/template-task";

/**
 * `says` is the one sentence of the tooltip. `more` stands only in the glossary: where it comes from, and what to do about it; it is a value of its
 * own in each file, so that what browsers load for tooltips is short.
 */
export type Entry = { name: string; says: string /** Of a stage: what comes next. */; next?: string };
export type More = { more?: string; source?: TaskSource };
