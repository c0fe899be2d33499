import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { ofProcess } from "@/lib/server/process/of-process";

/** What the asker calls a change while it is made. */
type Making = { change: string | undefined };
const making = () => ofProcess("changes being made", () => new AsyncLocalStorage<Making>());

/** Makes a change under the name that its asker gave it. What goes on after the answer, such as sending a report, is news to everybody. */
export async function madeAs<T>(change: string | undefined, make: () => Promise<T>): Promise<T> {
  if (change === undefined) return await make();
  const made: Making = { change };
  try {
    return await making().run(made, make);
  } finally {
    made.change = undefined;
  }
}

/** The name of the change that is being made; undefined where its asker gave none, and once it is answered. */
export const changeBeingMade = (): string | undefined => making().getStore()?.change;

/** What the asker calls the change; a word, or it counts as none. */
export const changeIn = (headers: Headers): string | undefined => /^\w{1,40}$/.exec(headers.get("tandem-change") ?? "")?.[0];
