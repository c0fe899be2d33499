import "server-only";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { z } from "zod";
import { importInput, saidCoverage } from "@/lib/contracts/imports";
import { withSaid } from "@/lib/domain/said-coverage";
import { invalidRequest, ProblemError } from "@/lib/server/answers/problem";
import { tooLarge } from "./file-limits";
import { drained, fileLimits } from "./limits";
import { ReceivedFile } from "./received-file";
import { temporaryFolder } from "./temporary-folder";

/** Room for what a multipart body has besides its file, in bytes. */
const around = 2 ** 20;
const longestName = 200;

/** `upload`: by which id events tell how this upload stands. */
const uploadFields = importInput.extend({ apply: z.enum(["true", "false"]).optional(), upload: z.uuid().optional() });
/** Fields that say a word for one management group: `coverage.` and its name. */
const ofGroup = "coverage.";

export type Upload = {
  path: string;
  fileName: string;
  bytes: number;
  sha256: string;
  input: z.infer<typeof importInput>;
  apply: boolean;
  /** By which id its sender wants to hear how it stands. */
  id?: string | undefined;
  remove: () => Promise<void>;
};

/** Streams a multipart body to a temporary file while hashing it. Fields may come in any order. */
export async function receiveUpload(request: Request): Promise<Upload> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > fileLimits.file + around) throw tooLarge({ connection: "close" });
  if (!request.body || !/^multipart\/form-data/i.test(request.headers.get("content-type") ?? "")) {
    throw new ProblemError(415, "unsupported-media-type", "Send the file as multipart/form-data with a part named file.");
  }
  const folder = await temporaryFolder();
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
  const perGroup = [...fields].filter(([name]) => name.startsWith(ofGroup));
  const others = Object.fromEntries([...fields].filter(([name]) => !name.startsWith(ofGroup)));
  const said = saidCoverage.safeParse(Object.fromEntries(perGroup.map(([name, word]) => [name.slice(ofGroup.length), word])));
  if (!said.success) throw invalidRequest(`The field ${perGroup.map(([name]) => name).join(", ")} cannot be used: say whole or part.`);
  const parsed = uploadFields.safeParse({ ...others, ...columnsOf(fields.get("columns")) });
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw invalidRequest(`The field ${first?.path.join(".") || "name"} cannot be used: ${first?.message ?? "unknown field"}.`);
  }
  const { apply, upload: id, ...input } = parsed.data;
  return { input: perGroup.length ? { ...input, coverage: withSaid(input.coverage, said.data) } : input, apply: apply === "true", id };
}

/** A form has texts only, so the columns come as JSON. What is none is refused by the schema. */
function columnsOf(text: string | undefined): { columns: unknown } | null {
  if (text === undefined) return null;
  try {
    return { columns: JSON.parse(text) };
  } catch {
    throw invalidRequest('The field columns cannot be used: it is JSON such as {"host":"name"}.');
  }
}

type Received = { path: string; fileName: string; bytes: number; sha256: string; fields: Map<string, string> };

async function receive(request: Request, path: string): Promise<Received> {
  const fields = new Map<string, string>();
  const found: { file?: ReceivedFile; stored?: Promise<void>; refused?: Error } = {};
  let fileName = "export";
  const refuse = (error: Error) => {
    found.refused ??= error;
  };
  const parser = openParser(request);
  // Past its limits the parser drops silently what it finds.
  for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"] as const) {
    parser.on(limit, () => refuse(invalidRequest("This upload has too many parts.")));
  }
  parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated) return refuse(invalidRequest(`The field ${name.slice(0, 40)} is too long.`));
    if (value !== "") fields.set(name, value);
  });
  parser.on("file", (name, stream, info) => {
    if (name !== "file" || found.file) {
      stream.on("error", ignore).resume();
      const why =
        name === "file"
          ? "There are two parts named file. Send one file at a time."
          : `The field ${name.slice(0, 40)} cannot be used: only the part named file holds a file.`;
      return refuse(invalidRequest(why));
    }
    fileName = plainName(info.filename);
    found.file = new ReceivedFile(path, refuse);
    found.stored = pipeline(stream, found.file);
    found.stored.catch((error: Error) => parser.destroy(error));
  });
  // Whoever is refused sends on: an answer in the middle of it would not be read. So the rest is taken and thrown away.
  async function* untilRefused(pieces: AsyncIterable<unknown>) {
    for await (const piece of pieces) if (!found.refused) yield piece;
  }
  try {
    await pipeline(bounded(request), untilRefused, parser);
  } catch (error) {
    // What is still being written must be at its end before the folder can go.
    await found.stored?.catch(ignore);
    if (error instanceof ProblemError) throw error;
    throw found.refused ?? invalidRequest("The upload ended before it was complete. Send it again.");
  }
  await found.stored;
  if (found.refused) throw found.refused;
  const { file } = found;
  if (!file) throw invalidRequest("There is no part named file in this upload.");
  if (file.isOver) throw tooLarge({});
  return { path, fileName, bytes: file.bytes, sha256: file.sha256(), fields };
}

/** The body as it arrives. What lies around the file is bounded as well, since a client may never stop sending it. */
async function* bounded(request: Request) {
  let arrived = 0;
  for await (const piece of Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])) {
    arrived += (piece as Uint8Array).length;
    if (arrived > fileLimits.file + drained + around) throw tooLarge({ connection: "close" });
    yield piece;
  }
}

function ignore() {}

function openParser(request: Request) {
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      defParamCharset: "utf8",
      limits: { fields: 20, fieldSize: 32_000, fieldNameSize: 100, files: 4, parts: 30 },
    });
  } catch {
    throw invalidRequest("The multipart body has no usable boundary.");
  }
}

/** The name alone: no folders, no control characters, nothing that a header or a page could trip over; its end stays. */
function plainName(name: string | undefined): string {
  const base = (name ?? "").split(/[\\/]/).at(-1) ?? "";
  const letters = [...base.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim()];
  if (letters.length <= longestName) return letters.join("") || "export";
  const ending = /\.\w{1,10}$/.exec(letters.join(""))?.[0] ?? "";
  return letters.slice(0, longestName - ending.length).join("") + ending;
}
