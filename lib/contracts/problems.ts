import { refusalCodes } from "@/lib/domain/export-rows";

/** The closed list of problem codes besides those that refuse a file. */
export const problemCodes = [
  "invalid-request",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "conflict",
  "name-taken",
  "precondition-required",
  "stale",
  "needs-input",
  "plan-changed",
  "undone",
  "archived",
  "too-many-requests",
  "idempotency-mismatch",
  "idempotency-running",
  "unsupported-media-type",
  "wrong-origin",
  "group-in-use",
  "not-observed",
  "alias-refused",
  "prerequisites-open",
  "gate-open",
  "setup-done",
  "wrong-setup-code",
  "unavailable",
  "internal",
  ...refusalCodes,
] as const;
export type ProblemCode = (typeof problemCodes)[number];
