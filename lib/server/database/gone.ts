import "server-only";
import { z } from "zod";
import { Prisma } from "./client/client";

/** Among them 25006: it answers but takes nothing, as a standby does after another server took its place. */
const goneCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "25006",
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
const goneWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** SQLSTATEs after which a connection is of no use any more. */
export const endsConnection = (code: string | undefined): boolean => code !== undefined && /^(08...|25006|57P0[1-4])$/.test(code);

/** Drivers wrap the first cause differently, so the whole chain is looked through. */
export function isDatabaseGone(error: unknown): boolean {
  return causes(error).some(({ code, syscall, message }) => {
    if (code && goneCodes.has(code)) return true;
    if (code && goneSockets.has(code)) return syscall === "connect" || syscall === "read" || syscall === "write";
    return goneWords.test(message);
  });
}

type Cause = { code: string | undefined; syscall: string | undefined; message: string };

/** The error and all that stands behind it. */
export function causes(error: unknown, depth = 0): Cause[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : undefined;
  const inner = error instanceof AggregateError ? error.errors.flatMap((e) => causes(e, depth + 1)) : [];
  return [{ code, syscall, message: error.message }, ...saidToPrisma(error), ...inner, ...causes(error.cause, depth + 1)];
}

/** Prisma has codes of its own, and keeps what the database said beside the chain. */
function saidToPrisma(error: Error): Cause[] {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return [];
  const { success, data } = driverError.safeParse(error.meta?.driverAdapterError);
  return success ? [{ code: data.cause.originalCode, syscall: undefined, message: data.cause.originalMessage }] : [];
}

const driverError = z.object({ cause: z.object({ originalCode: z.string(), originalMessage: z.string() }) });
