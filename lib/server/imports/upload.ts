import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { z } from "zod";
import { importInput } from "@/lib/contracts/imports";
import { invalidRequest, ProblemError } from "@/lib/server/http/problem";
import { drained, limits } from "./limits";

const uploadFields = importInput.extend({ apply: z.enum(["true", "false"]).optional() });

export type Upload = {
  path: string;
  fileName: string;
  bytes: number;
  sha256: string;
  input: z.infer<typeof importInput>;
  apply: boolean;
  remove: () => Promise<void>;
};

/** Streams a multipart body to a temporary file while hashing it. Fields may come in any order. */
export async function receiveUpload(request: Request): Promise<Upload> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limits.file + 2 ** 20) throw tooLarge({ connection: "close" });
  if (!request.body || !/^multipart\/form-data/i.test(request.headers.get("content-type") ?? "")) {
    throw new ProblemError(415, "unsupported-media-type", "Send the file as multipart/form-data with a part named file.");
  }
  const folder = await mkdtemp(join(tmpdir(), "tandem-upload-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const received = await receive(request, join(folder, "export"));
    return { ...received, ...fieldsOf(received.fields), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function fieldsOf(fields: ReadonlyMap<string, string>) {
  const parsed = uploadFields.safeParse(Object.fromEntries(fields));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw invalidRequest(`The field ${first?.path.join(".") || "name"} cannot be used: ${first?.message ?? "unknown field"}.`);
  }
  const { apply, ...input } = parsed.data;
  return { input, apply: apply === "true" };
}

type Received = { path: string; fileName: string; bytes: number; sha256: string; fields: Map<string, string> };

async function receive(request: Request, path: string): Promise<Received> {
  const fields = new Map<string, string>();
  const hash = createHash("sha256");
  let bytes = 0;
  let over = 0;
  let stored: Promise<void> | null = null;
  let fileName = "export";
  const parser = openParser(request);
  parser.on("field", (name, value) => {
    if (value !== "") fields.set(name, value);
  });
  parser.on("file", (name, stream, info) => {
    if (name !== "file" || stored) return stream.resume();
    fileName = plainName(info.filename);
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes <= limits.file) {
          hash.update(chunk);
          return done(null, chunk);
        }
        over += chunk.length;
        done(over > drained ? tooLarge({ connection: "close" }) : null);
      },
    });
    stored = pipeline(stream, meter, createWriteStream(path));
    stored.catch((error: Error) => parser.destroy(error));
  });
  await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), parser).catch((error: unknown) => {
    if (error instanceof ProblemError) throw error;
    throw invalidRequest("The upload ended before it was complete. Send it again.");
  });
  if (!stored) throw invalidRequest("There is no part named file in this upload.");
  await stored;
  if (over) throw tooLarge({});
  return { path, fileName, bytes, sha256: hash.digest("hex"), fields };
}

function openParser(request: Request) {
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      defParamCharset: "utf8",
      limits: { fields: 20, fieldSize: 4_000, fieldNameSize: 100, files: 4, parts: 30 },
    });
  } catch {
    throw invalidRequest("The multipart body has no usable boundary.");
  }
}

/** The name alone: no folders, no control characters, nothing that a header or a page could trip over. */
function plainName(name: string | undefined): string {
  const base = (name ?? "").split(/[\\/]/).at(-1) ?? "";
  const clean = base.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim().slice(0, 200);
  return clean || "export";
}

function tooLarge(headers: Record<string, string>): ProblemError {
  return new ProblemError(413, "too-large", `The file is larger than ${limits.file / 2 ** 20} MB, the most that one import reads.`, {}, headers);
}
