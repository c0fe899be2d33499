import "server-only";
import type { z } from "zod";
import { invalidInput } from "@/lib/server/answers/failure";
import { invalidRequest, ProblemError } from "@/lib/server/answers/problem";

const limit = 1_000_000;
const deepest = 20;

/** The whole body within the limit; counted while it arrives, since a client may not say its length. */
export async function readBody(request: Request): Promise<Buffer> {
  const tooLarge = () => new ProblemError(413, "too-large", "The request body is larger than 1 MB.", {}, { connection: "close" });
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    pieces.push(piece.value);
  }
  return Buffer.concat(pieces);
}

export function parseBody(bytes: Buffer, contentType: string | null, schema: z.ZodType): unknown {
  if (bytes.length === 0) {
    const empty = schema.safeParse({});
    if (empty.success) return empty.data;
    throw invalidRequest("A JSON object is needed as the request body.");
  }
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new ProblemError(415, "unsupported-media-type", "Send the body as application/json.");
  }
  const result = schema.safeParse(checked(json(bytes)));
  if (!result.success) throw invalidInput(result.error, "body");
  return result.data;
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw invalidRequest("The request body is not valid JSON in UTF-8.");
  }
}

function checked(value: unknown, depth = 0): unknown {
  if (depth > deepest) throw invalidRequest(`The JSON is nested more than ${deepest} levels deep.`);
  if (typeof value === "string") refuseUnstorable(value);
  if (Array.isArray(value)) for (const item of value) checked(item, depth + 1);
  else if (value !== null && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) {
      refuseUnstorable(key);
      checked(item, depth + 1);
    }
  }
  return value;
}

/** What PostgreSQL cannot hold in text; said here, it is the caller's mistake and not a fault of ours. */
export function refuseUnstorable(text: string): void {
  if (text.includes("\u0000")) throw invalidRequest("Text must not contain the NUL character.");
  if (/\p{Cs}/u.test(text)) throw invalidRequest("Text must not contain half of a surrogate pair.");
}
