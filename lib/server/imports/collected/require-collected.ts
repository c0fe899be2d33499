import "server-only";
import { createReadStream } from "node:fs";
import { Refusal } from "@/lib/readers/refusal";
import { isCollected, unpacked } from "./lines";

/** Throws a Refusal where the file at `path` is not what the collector writes. */
export async function requireCollected(path: string): Promise<void> {
  if (await isCollected(await unpacked(() => createReadStream(path)))) return;
  throw new Refusal(
    "unknown-kind",
    "This is no file of the collector, and your role sends no other.",
    "Send what Export-TandemInventory.ps1 wrote, or sign in and import this on the page Imports.",
  );
}
