import type { ImportRecord } from "@/lib/contracts/imports";

type Captured = Pick<ImportRecord, "kind" | "groups" | "capturedAt">;
const minute = 60_000;

/**
 * The files that claim to be captured within one minute of another file of the same kind and management groups. Nobody
 * exports the same twice in a minute: a copy gave all of them its own time, and then their order is not that of the exports.
 */
export function sharingTheirTime<File extends Captured>(records: readonly File[]): File[] {
  return records.filter((one) => records.some((other) => other !== one && sameExport(one, other) && within(one, other)));
}

const sameExport = (one: Captured, other: Captured) =>
  one.kind !== null && one.kind === other.kind && one.groups.length > 0 && one.groups.join("\n") === other.groups.join("\n");

const within = (one: Captured, other: Captured) =>
  one.capturedAt !== null && other.capturedAt !== null && Math.abs(Date.parse(one.capturedAt) - Date.parse(other.capturedAt)) < minute;
