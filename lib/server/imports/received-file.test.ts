import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { ReceivedFile } from "./received-file";

const pieces = () => Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(65_536, "a")));

describe("the file of an upload", () => {
  it("lies on the disk and has its digest", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tandem-received-"));
    const file = new ReceivedFile(join(folder, "export"), () => expect.unreachable());
    await pipeline(Readable.from([Buffer.from("a,b\n"), Buffer.from("c,d\n")]), file);
    expect([file.bytes, file.sha256()]).toEqual([8, "eafde52e304486ad92291694fa17012481621e71d08c45a643e23ed504d061cd"]);
    expect(await readFile(join(folder, "export"), "utf8")).toBe("a,b\nc,d\n");
    await rm(folder, { recursive: true });
  });

  // A device that is always full.
  it.runIf(process.platform === "linux")("is read to its end where the disk is full, which is told", async () => {
    const refused: unknown[] = [];
    const file = new ReceivedFile("/dev/full", (error) => refused.push(error));
    await pipeline(pieces(), file);
    expect(file.bytes).toBe(40 * 65_536);
    expect(refused).toEqual([expect.objectContaining({ code: "ENOSPC" })]);
  });

  it("is read to its end where the folder went away, which is told", async () => {
    const refused: unknown[] = [];
    await pipeline(pieces(), new ReceivedFile(join(tmpdir(), "tandem-not-there", "export"), (error) => refused.push(error)));
    expect(refused).toEqual([expect.objectContaining({ code: "ENOENT" })]);
  });
});
