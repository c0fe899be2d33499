import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { ofProcess } from "./of-process";

/** What a page is answered with where Next would say `of`; `wait` is in seconds. */
type Instead = { of: 200 | 500; status: 429 | 503; wait: number };

/** What is known of the page that is being answered; bin/server.mjs begins it and reads it when the head of the answer is sent. */
const answering = () => ofProcess("answering", () => new AsyncLocalStorage<{ instead: Instead | null }>());

function answer(instead: Instead): void {
  const page = answering().getStore();
  if (page) page.instead = instead;
}

/** The page at hand fails for want of the database: 503 where 500 would be said. */
export const sayUnavailable = (): void => answer({ of: 500, status: 503, wait: 5 });

/** The page at hand says that somebody asked too often, who may ask again in so many seconds. Before anything of it is sent. */
export const sayTooMany = (wait: number): void => answer({ of: 200, status: 429, wait });
