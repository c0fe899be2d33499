import "server-only";
import { createHash } from "node:crypto";

/** SHA-256 in hexadecimal: of the canonical JSON of a frozen report, of the compressed list of its agents. */
export const digestOf = (kept: string | Uint8Array): string => createHash("sha256").update(kept).digest("hex");
