import { type EstateOptions, estateCsv } from "./estate";
import type { BenchServer } from "./server";

/** Talks to the server over its own API, as a script would. */
export function clientOf({ address, token }: BenchServer) {
  const headers = { authorization: `Bearer ${token}` };
  const call = async (method: string, path: string, body?: BodyInit, more: Record<string, string> = {}) => {
    const response = await fetch(`${address}${path}`, { method, headers: { ...headers, ...more }, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`);
    return text;
  };
  return {
    call,
    createMigration: async (name: string): Promise<string> => {
      const groups = [
        { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
        { name: "OPS_2012R2", role: "target", release: "2012 R2" },
      ];
      return JSON.parse(await call("POST", "/api/v1/migrations", JSON.stringify({ name, groups }), { "content-type": "application/json" }))
        .id;
    },
    /** Seconds that one POST with apply=true takes, its answer included. A large file is better made before anything is measured. */
    importEstate: async (
      migration: string,
      of: EstateOptions | Blob,
      capturedAt: Date,
      coverage: "whole" | "part" = "whole",
    ): Promise<{ seconds: number; id: string; answered: number }> => {
      const file = of instanceof Blob ? of : estateFile(of);
      const form = new FormData();
      form.set("apply", "true");
      form.set("capturedAt", capturedAt.toISOString());
      form.set("coverage", coverage);
      form.set("file", file, "agents.csv");
      // Putting the parts together is the sender's work, not the server's.
      const sent = new Response(form);
      const type = { "content-type": sent.headers.get("content-type") ?? "" };
      const body = await sent.arrayBuffer();
      const begun = performance.now();
      const made = JSON.parse(await call("POST", `/api/v1/migrations/${migration}/imports`, body, type));
      if (made.status !== "applied") throw new Error(`The import is ${made.status}`);
      const answered = performance.now();
      return { seconds: (answered - begun) / 1000, id: made.id, answered };
    },
    /** Opens a stream of changes; answers a function that waits for the next change and tells when it was heard. */
    listen: async (migration: string, signal: AbortSignal): Promise<() => Promise<number>> => {
      const response = await fetch(`${address}/api/v1/migrations/${migration}/events`, { headers, signal });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!response.ok || !reader) throw new Error(`The stream answered ${response.status}`);
      return async () => {
        for (;;) {
          const { value, done } = await reader.read();
          if (done) throw new Error("The stream ended.");
          if (value.includes("event: changed")) return performance.now();
        }
      };
    },
    undo: async (migration: string, id: string): Promise<number> => {
      const begun = performance.now();
      await call("DELETE", `/api/v1/migrations/${migration}/imports/${id}`);
      return (performance.now() - begun) / 1000;
    },
  };
}

/** Making it holds up this process, which must not be taken for the server's delay. */
export function estateFile(options: EstateOptions): Blob {
  return new Blob([...estateCsv(options)]);
}

/** Runs `work` while asking something else again and again; answers the 95th percentile of those answers, in milliseconds. */
export async function meanwhile(ask: () => Promise<unknown>, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  let working = true;
  const asking = (async () => {
    while (working) {
      const begun = performance.now();
      await ask();
      times.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  await work();
  working = false;
  await asking;
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
