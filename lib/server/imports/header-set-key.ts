import "server-only";
import { hash } from "node:crypto";
import { headerSetOf } from "@/lib/readers/mapped-columns";

/** By what is kept of a set of headers. Apart from what keeps it, since the thread that reads exports asks no database. */
export function headerSetKey(headers: readonly string[]): string {
  return hash("sha1", headerSetOf(headers), "hex");
}
