import { collectedFile } from "../lib/server/imports/testing/collected";
import { createMigration, expect, expectAccessible, test } from "./fixtures";
import { settled } from "./seen";

const group = "OPS_2012SP1";
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const agents = ["srv001", "srv002", "srv003"].map((name) => ({ Name: `${name}.corp.test`, Version: "7.0.9538.0" }));
const network = [{ Name: "switch01.corp.test" }, { Name: "switch02.corp.test" }];

test("a token of the collector brings files and opens nothing; the page says what failed, what stays and what is late", async ({
  page,
  request,
  playwright,
  baseURL,
}) => {
  const migration = await createMigration(request, "Collected");
  await page.goto(`/m/${migration}/imports`);
  await page.getByRole("link", { name: "let the collector bring all of it" }).click();
  const card = page.getByRole("region", { name: group });
  await expect(card).toContainText("Never collected");
  await expect(card.getByRole("code")).toContainText(`/api/v1/migrations/${migration}/imports`);

  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Make token" }).click();
  const told = page.getByRole("dialog", { name: /^Token collector-ops_2012sp1/ });
  const secret = (await told.getByRole("code").textContent()) ?? "";
  await told.getByRole("button", { name: "I have kept it" }).click();
  const script = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
  const collect = async (at: string, of: Pick<Parameters<typeof collectedFile>[0], "rows" | "failed">) => {
    const file = { name: `${group}.jsonl`, mimeType: "application/x-ndjson", buffer: Buffer.from(collectedFile({ group, at, ...of })) };
    const sent = await script.post(`/api/v1/migrations/${migration}/imports`, { multipart: { apply: "true", file } });
    expect([sent.status(), (await sent.json()).status]).toEqual([201, "applied"]);
  };

  await collect(hoursAgo(51), { rows: { agents, pending: [], network } });
  for (const place of ["collected", "imports", "agents"])
    expect((await script.get(`/api/v1/migrations/${migration}/${place}`)).status()).toBe(403);
  await expect(card).toContainText("Late");
  await expect(card.getByRole("row", { name: /told: Network devices/ })).toContainText("2 days");
  await expect(card.getByRole("link", { name: "5 added" })).toBeVisible();

  await collect(hoursAgo(26.5), { rows: { agents, pending: [] }, failed: { network: "Access is denied" } });
  await script.dispose();
  await expect(card).toContainText("2 of 3 sections");
  await expect(card).toContainText(/Failed on .*: Access is denied\. The 2 rows of .* stay and age\./);
  await settled(page);
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Notices, \d+ unread$/ }).click();
  await page.getByRole("link", { name: new RegExp(`^${group} was not collected`) }).click();
  await expect(page).toHaveURL(/\/imports\/collected$/);
  await page.getByRole("button", { name: `Change the hours of ${group}` }).click();
  await page.getByLabel("Collected every, hours").fill("48");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("every 2 days");
  await expect(card).not.toContainText("Late");
  await expect(page.getByRole("button", { name: "Notices", exact: true })).toBeVisible();
});
