import type { Release } from "./releases";

/** A release that went down in a management group's own word, and when. It holds until that group regains `had`. */
export type Fallen = { had: Release; at: number };

/** How a management group's word on the version came about. */
export type VersionWord = {
  /** The last release that any of its exports named, and the version as it says it now with the instant of that. */
  named: Release | null;
  version: string | null;
  at: number;
  fallen: Fallen | null;
};
