import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { logNote } from "@/lib/server/answers/log";
import { isDatabaseGone } from "@/lib/server/database/gone";
import { refreshProjections } from "./refresh";

/** Milliseconds until a database that went away while the server starts is asked again. */
const pause = 500;

/** Derives again what an older version derived, as soon as the database is there. */
export async function refreshOnceThere(): Promise<void> {
  for (let told = false; ; told = true) {
    try {
      await refreshProjections(new Date());
      return;
    } catch (error) {
      if (!isDatabaseGone(error)) throw error;
      if (!told) logNote("The database went away while Tandem starts; waiting for it.", error);
      await wait(pause);
    }
  }
}
