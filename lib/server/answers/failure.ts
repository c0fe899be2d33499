import "server-only";
import { statfsSync } from "node:fs";
import { z } from "zod";
import { causes, isDatabaseGone } from "@/lib/server/database/gone";
import { isOutOfMemory } from "@/lib/server/process/out-of-memory";
import { conflict, diskFull, invalidRequest, outOfMemory, ProblemError, unavailable } from "./problem";

/** Every error becomes a problem; what was not meant for people is answered without its words. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDiskFull(error) || (isDatabaseGone(error) && isDataDiskFull())) return diskFull();
  if (isDatabaseGone(error)) return unavailable();
  if (isOutOfMemory(error)) return outOfMemory();
  if (isCollision(error)) return conflict("conflict", "Somebody else changed the same things at the same moment. Try again.");
  return new ProblemError(500, "internal", "Something went wrong on the server. The log names this request by its id.");
}

/** A zod error as a sentence that names the field. */
export function invalidInput(error: z.ZodError, where: "body" | "query"): ProblemError {
  const errors = error.issues.slice(0, 20).map((issue) => ({ path: z.core.toDotPath(issue.path), message: issue.message }));
  const [first] = errors;
  const place = where === "query" ? "The query key" : "The field";
  const detail = first?.path
    ? `${place} "${first.path}" cannot be used: ${first.message}.`
    : `The request ${where} cannot be used: ${first?.message ?? "unknown reason"}.`;
  return invalidRequest(detail.replace(/\.\.$/, "."), { errors });
}

/** Of the server itself, or of its database. */
export function isDiskFull(error: unknown): boolean {
  return causes(error).some(({ code }) => code === "ENOSPC" || code === "EDQUOT" || code === "53100");
}

/** Bytes below which nothing can be written: PostgreSQL takes its log in files of 16 MB, and gives back the one that it could not fill. */
const noRoom = 40 * 2 ** 20;

/** The error, or that the disk is full where that is behind it: asked before what is thrown away makes room. */
export function orDiskFull(error: unknown): unknown {
  return isDatabaseGone(error) && isDataDiskFull() ? diskFull() : error;
}

/** A database of our own that finds no room for its log ends without saying why. Where it is another's, nobody here can look. */
function isDataDiskFull(): boolean {
  const { TANDEM_DATA, DATABASE_URL } = process.env;
  if (!TANDEM_DATA || DATABASE_URL) return false;
  try {
    const { bavail, bsize } = statfsSync(TANDEM_DATA);
    return bavail * bsize < noRoom;
  } catch {
    return false;
  }
}

/** Serialization failure or deadlock. */
function isCollision(error: unknown): boolean {
  return causes(error).some(({ code }) => code === "40001" || code === "40P01");
}
