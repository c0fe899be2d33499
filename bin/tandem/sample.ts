import { v7 } from "uuid";
import { loadSample as load } from "@/lib/server/sample/load";
import { operator } from "./input";

/** Prints the id of the migration and nothing else, so that a script can go on with it. */
export async function loadSample(): Promise<void> {
  const actor = { ...operator, kind: "service", role: "lead" } as const;
  const { id } = await load({ actor, now: new Date(), requestId: v7() });
  process.stdout.write(`${id}\n`);
}
