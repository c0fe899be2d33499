import "server-only";
import { attachment } from "./attachment";

/** So long may a reader pause in the middle of a file, in milliseconds; then it counts as gone. */
const patience = 60_000;

/**
 * A file as it is made, piece by piece. When the reader goes away or falls asleep, making it stops. The first piece is waited for: what fails before it is an
 * answer of its own, and no file that breaks off.
 */
export async function fileResponse(fileName: string, media: string, pieces: AsyncIterable<Uint8Array>): Promise<Response> {
  const iterator = pieces[Symbol.asyncIterator]();
  let first: IteratorResult<Uint8Array> | null = await iterator.next();
  let asleep: NodeJS.Timeout | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(asleep);
        const next = first ?? (await iterator.next());
        first = null;
        if (next.done) return controller.close();
        controller.enqueue(next.value);
        asleep = setTimeout(() => {
          void iterator.return?.();
          controller.error(new Error("The reader paused for too long"));
        }, patience);
        asleep.unref();
      },
      async cancel() {
        clearTimeout(asleep);
        await iterator.return?.();
      },
    },
    { highWaterMark: 2 },
  );
  return new Response(stream, { headers: { "content-type": media, "content-disposition": attachment(fileName) } });
}
