import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { answerJobs } from "@/lib/server/process/in-thread";
import { webPage } from "./document/web-page";
import { paperDocument } from "./paper/document";
import { slideShow } from "./slides/slide-show";

/** Draws reports in a thread of its own: a document of many pages takes a processor for a second. */

export type Painted = "pdf" | "pptx" | "html";
export type Painting = { kind: Painted; report: ReportFacts };

const painters: Record<Painted, (report: ReportFacts, signal: AbortSignal) => Promise<Uint8Array>> = {
  pdf: paperDocument,
  pptx: slideShow,
  html: async (report) => new TextEncoder().encode(webPage(report)),
};

answerJobs<Painting, Uint8Array<ArrayBuffer>>(
  // A copy of its own: what comes may be a part of a larger piece of memory.
  async ({ kind, report }, signal) => new Uint8Array(await painters[kind](report, signal)),
  ({ buffer }) => [buffer],
);
