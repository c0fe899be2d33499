import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Writable } from "node:stream";
import { tooLarge } from "./file-limits";
import { drained, fileLimits } from "./limits";

type Done = (error?: Error | null) => void;

/**
 * The file of an upload on its way to the disk, hashed meanwhile. Beyond the limit nothing is kept any more, and where the disk
 * takes no more, which `refuse` hears, the rest is only read: whoever sends it reads no answer before its end.
 */
export class ReceivedFile extends Writable {
  bytes = 0;
  private readonly hash = createHash("sha256");
  private readonly disk;

  constructor(path: string, refuse: (error: Error) => void) {
    super();
    this.disk = createWriteStream(path);
    this.disk.on("error", refuse);
  }

  get isOver(): boolean {
    return this.bytes > fileLimits.file;
  }

  sha256(): string {
    return this.hash.digest("hex");
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.bytes += chunk.length;
    if (!this.isOver) this.hash.update(chunk);
    if (this.bytes > fileLimits.file + drained) done(tooLarge({ connection: "close" }));
    else if (this.isOver || this.disk.errored) done();
    else this.disk.write(chunk, () => done());
  }

  override _final(done: Done): void {
    if (this.disk.errored) done();
    else this.disk.end(() => done());
  }

  /** The folder can only go once nothing is written any more. */
  override _destroy(error: Error | null, done: Done): void {
    if (this.disk.closed) done(error);
    else this.disk.once("close", () => done(error)).destroy();
  }
}
