import "server-only";
import { createHash } from "node:crypto";

/** Of the canonical JSON of a frozen report: SHA-256 in hexadecimal. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
