import "server-only";
import { statfsSync } from "node:fs";
import { z } from "zod";
import { conflict, diskFull, invalidRequest, ProblemError, unavailable } from "./problem";

/** Every error becomes a problem; what was not meant for people is answered without its words. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDiskFull(error) || (isDatabaseGone(error) && isDataDiskFull())) return diskFull();
  if (isDatabaseGone(error)) return unavailable();
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

const goneCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08000",
  "08001",
  "08003",
  "08006",
]);
const goneSockets = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"]);
const goneWords = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Drivers wrap the first cause differently, so the whole chain is looked through. */
export function isDatabaseGone(error: unknown): boolean {
  return chain(error).some(({ code, syscall, message }) => {
    if (code && goneCodes.has(code)) return true;
    if (code && goneSockets.has(code)) return syscall === "connect" || syscall === "read" || syscall === "write";
    return goneWords.test(message);
  });
}

/** Of the server itself, or of its database. */
export function isDiskFull(error: unknown): boolean {
  return chain(error).some(({ code }) => code === "ENOSPC" || code === "EDQUOT" || code === "53100");
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
  return chain(error).some(({ code }) => code === "40001" || code === "40P01");
}

type Link = { code: string | undefined; syscall: string | undefined; message: string };

function chain(error: unknown, depth = 0): Link[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : undefined;
  const inner = error instanceof AggregateError ? error.errors.flatMap((e) => chain(e, depth + 1)) : [];
  return [{ code, syscall, message: error.message }, ...inner, ...chain(error.cause, depth + 1)];
}
