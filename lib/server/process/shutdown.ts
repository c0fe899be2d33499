import "server-only";
import { ofProcess } from "./of-process";

/** What the server calls before it stops, so that open streams do not hold it up. Answers how to take it back. */
export function onShutdown(close: () => unknown): () => void {
  const closers = ofProcess("shutdown", () => new Set<() => unknown>());
  closers.add(close);
  return () => closers.delete(close);
}

/** For whatever ends without being told to: a command whose work is done. Threads that wait for more would keep it. */
export async function shutDown(): Promise<void> {
  const closers = ofProcess("shutdown", () => new Set<() => unknown>());
  await Promise.allSettled([...closers].map(async (close) => close()));
}
