import { finished } from "node:stream";
import { createDeflateRaw } from "node:zlib";
import { ZipPassThrough } from "fflate";

/** A file of an archive, compressed by Node's zlib on a thread of its own, so that others get their turn meanwhile. */
export class DeflatedFile extends ZipPassThrough {
  readonly #deflate = createDeflateRaw({ level: 3 });
  #taken: Promise<void> = Promise.resolve();

  constructor(path: string) {
    super(path);
    // Of the ZIP format: compressed by "deflate".
    this.compression = 8;
    this.#deflate.on("data", (piece: Uint8Array<ArrayBuffer>) => this.ondata(null, piece, false));
    this.#deflate.on("end", () => this.ondata(null, new Uint8Array(), true));
  }

  /** Once it is compressed. */
  async give(text: string): Promise<void> {
    this.push(Buffer.from(text));
    await this.#taken;
  }

  /** The end of the file: the archive goes on with the next one. */
  async finish(text: string): Promise<void> {
    this.push(Buffer.from(text), true);
    await this.#taken;
  }

  /** For a file that nobody wants any longer. */
  terminate() {
    this.#deflate.destroy();
  }

  protected override process(chunk: Uint8Array<ArrayBuffer>, final: boolean) {
    this.#taken = new Promise((resolve, reject) => {
      const settle = (error?: Error | null) => (error ? reject(error) : resolve());
      if (!final) return void this.#deflate.write(chunk, settle);
      finished(this.#deflate, settle);
      this.#deflate.end(chunk);
    });
  }
}
