import { expect, test } from "@playwright/test";
import { startOwnServer } from "./own-server.mjs";

test("whoever reads the server's log may go away: the server goes on, and ends when it is told to", async ({ playwright }) => {
  const own = await startOwnServer();
  const client = await playwright.request.newContext({ baseURL: own.address, extraHTTPHeaders: { origin: own.address } });
  own.stopReading();
  for (let line = 0; line < 5; line++) expect((await client.post("/api/v1/migrations", { data: {} })).status()).toBe(401);
  await client.dispose();
  expect(await own.stop()).toBe(0);
});
