import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { ofProcess } from "./of-process";

/** What is known of the page that is being answered; bin/server.mjs begins it and reads it when the head of the answer is sent. */
const answering = () => ofProcess("answering", () => new AsyncLocalStorage<{ unavailable: boolean }>());

/** The page at hand fails for want of the database: 503 where 500 would be said. */
export function sayUnavailable(): void {
  const page = answering().getStore();
  if (page) page.unavailable = true;
}
