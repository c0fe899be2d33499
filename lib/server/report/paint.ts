import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { threadOf, unbundledThread } from "@/lib/server/process/thread";
import type { Painted, Painting } from "./painter";

const painter = () =>
  threadOf<Painting, Uint8Array>("report painter", () =>
    process.env.NEXT_RUNTIME === "nodejs"
      ? new Worker(new URL("./painter.ts", import.meta.url))
      : unbundledThread(join(process.cwd(), "lib/server/report/painter.ts")),
  );

/** A report as the bytes of a file, drawn beside the main thread. */
export const paint = (kind: Painted, report: ReportFacts, signal: AbortSignal): Promise<Uint8Array> =>
  painter().ask({ kind, report }, signal);
