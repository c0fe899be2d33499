import "server-only";
import { may } from "@/lib/domain/roles";
import { type Heard, hub } from "@/lib/server/events/hub";
import { onShutdown } from "@/lib/server/process/shutdown";
import { currentActor } from "./actor";

export const pingEvery = 20_000;
/** A reader this far behind is cut off: its browser connects again and reads everything anew. */
const furthestBehind = 1000;

/**
 * Server-sent events of one migration, until the browser leaves, the session ends or the server stops. Answered once the
 * database is listened to, so that nothing that happens after the answer is missed.
 */
export async function changeStream(migration: string, request: Request, every = pingEvery): Promise<Response> {
  const line = openLine();
  const timer = setInterval(async () => ((await stillAllowed(request)) ? line.send(": ping\n\n") : line.close()), every);
  request.signal.addEventListener("abort", line.close, { once: true });
  line.onClose(onShutdown(line.close));
  line.onClose(() => clearInterval(timer));
  line.onClose(() => request.signal.removeEventListener("abort", line.close));
  line.onClose(await hub().subscribe({ migration, hear: (heard) => line.send(written(heard)) }));
  if (request.signal.aborted) line.close();
  line.send("retry: 2000\n: open\n\n");
  return new Response(line.stream, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" },
  });
}

/** A stream that can be closed from either side, at any time, any number of times. */
function openLine() {
  const encoder = new TextEncoder();
  const leaves: (() => void)[] = [];
  let closed = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const end = () => {
    closed = true;
    for (const leave of leaves.splice(0)) leave();
  };
  const close = () => {
    if (closed) return;
    end();
    controller?.close();
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
    cancel: end,
  });
  return {
    stream,
    close,
    onClose: (leave: () => void) => (closed ? leave() : leaves.push(leave)),
    send: (text: string) => {
      if (closed || !controller) return;
      if ((controller.desiredSize ?? 0) < -furthestBehind) return close();
      controller.enqueue(encoder.encode(text));
    },
  };
}

function written(heard: Heard): string {
  if (heard.kind === "refresh") return "event: refresh\ndata: {}\n\n";
  if (heard.kind === "standing") return `event: standing\ndata: ${JSON.stringify(heard.standing)}\n\n`;
  return `event: changed\ndata: ${JSON.stringify(heard.notice)}\n\n`;
}

/** Nothing is known while the database is away, so the stream stays until it can be asked. */
async function stillAllowed(request: Request): Promise<boolean> {
  try {
    return may(await currentActor(request.headers), "events.listen");
  } catch {
    return true;
  }
}
