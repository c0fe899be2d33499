import type { APIRequestContext } from "@playwright/test";
import { origin } from "./addresses";
import { createMigration, expect, expectAccessible, importSeries, test } from "./fixtures";

test("may the original go: conditions open their rows, a signed Upgrade gate lets a lead open Retire, and it closes again", async ({
  page,
  request,
}) => {
  const migration = await importSeries(request, "Retire");
  const api = `/api/v1/migrations/${migration}`;
  const retirement = async () => (await request.get(`${api}/retirement`)).json();
  await page.goto(`/m/${migration}/checklists/retire`);
  const card = page.getByRole("region", { name: "May the original go?" });
  await expect(card.getByText("Retire opens once the Upgrade gate is signed and a lead opens it.")).toBeVisible();
  await expect(card.getByRole("button", { name: "Open Retire…" })).toBeDisabled();
  await expectAccessible(page);

  const [original] = (await retirement()).groups;
  const failing = [...original.leave.conditions, ...original.go.conditions].filter(({ passes }: { passes: boolean }) => !passes);
  expect(failing.length).toBeGreaterThan(3);
  for (const { title } of failing) {
    const line = card.getByRole("listitem").filter({ has: page.getByRole("button", { name: title, exact: true }) });
    await expect(line.getByRole("img", { name: "Does not hold" })).toBeVisible();
  }
  const hrefs = await card
    .locator("li a[href*='/inventory?']")
    .evaluateAll((all) => all.map((one) => ({ said: one.textContent ?? "", href: one.getAttribute("href") ?? "" })));
  expect(hrefs.length).toBeGreaterThan(0);
  for (const { said, href } of hrefs) {
    const { total } = await (await request.get(`${api}/agents?limit=1&${href.split("?")[1]}`)).json();
    expect(total.toLocaleString("en-US"), href).toBe(said);
  }

  await page.goto(`/m/${migration}/checklists/upgrade`);
  await page.getByRole("complementary", { name: "Gate" }).getByRole("button", { name: "Waive…" }).click();
  const signing = page.getByRole("dialog", { name: /^Sign the Upgrade gate/ });
  await signing.getByLabel("Reason for all that have none of their own").fill("The rest stays behind on purpose");
  await signing.getByRole("button", { name: "Sign with these waived" }).click();
  await expect(page.getByRole("complementary", { name: "Gate" }).getByText(/^Signed /)).toBeVisible();

  const flagged = async () => (await (await request.get(`${api}/progress`)).json()).flags.leftSource ?? 0;
  expect(await flagged()).toBeGreaterThan(0);
  await page.goto(`/m/${migration}/checklists/retire`);
  await card.getByRole("button", { name: "Open Retire…" }).click();
  const opening = page.getByRole("dialog", { name: "Open the Retire phase?" });
  await opening.getByLabel("Why").fill("Two weeks without an alert in the original only");
  await expectAccessible(page);
  await opening.getByRole("button", { name: "Open it" }).click();
  await expect(card.getByText(/by Ingrid Solberg: “Two weeks without an alert in the original only”/)).toBeVisible();
  expect(await flagged()).toBe(0);
  await expectAccessible(page);

  await card.getByRole("button", { name: "Close Retire…" }).click();
  const closing = page.getByRole("dialog", { name: "Close the Retire phase again?" });
  await closing.getByLabel("Why").fill("A service still pages from the original");
  await closing.getByRole("button", { name: "Close it" }).click();
  await expect(card.getByRole("button", { name: "Open Retire…" })).toBeEnabled();
  expect(await flagged()).toBeGreaterThan(0);
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText(/“A service still pages from the original”/)).toBeVisible();
});

const head = "FQDN,Version,HealthState,PrimaryManagementServerName,ManagementGroup";

async function send(request: APIRequestContext, api: string, group: string, names: string[], capturedAt: string) {
  const rows = names.map((name) => `${name},7.1.10184.0,Success,ms01.corp.test,${group}`);
  const response = await request.post(`${api}/imports`, {
    headers: { origin },
    multipart: {
      apply: "true",
      kind: "agents",
      group,
      coverage: "whole",
      capturedAt,
      file: { name: "agents.csv", mimeType: "text/csv", buffer: Buffer.from(`${head}\n${rows.join("\n")}\n`) },
    },
  });
  expect(response.status()).toBe(201);
}

test("an original is retired: what no export tells is stated, it is marked since a day, and that is undone", async ({ page, request }) => {
  const migration = await createMigration(request, "Retired");
  const api = `/api/v1/migrations/${migration}`;
  const names = ["srv01.corp.test", "srv02.corp.test"];
  await send(request, api, "OPS_2012SP1", names, "2014-03-01T06:00:00Z");
  await send(request, api, "OPS_2012R2", names, "2014-03-01T06:30:00Z");
  const { items } = await (await request.get(`${api}/gates`)).json();
  const upgrade = items.find(({ phase }: { phase: string }) => phase === "upgrade");
  const waivers = upgrade.open.map(({ task }: { task: string }) => ({ task, reason: "Two computers only" }));
  expect((await request.put(`${api}/gates/upgrade/signature`, { headers: { origin }, data: { waivers } })).status()).toBe(200);
  expect((await request.put(`${api}/retirement`, { headers: { origin }, data: { reason: "Agreed" } })).status()).toBe(200);
  await send(request, api, "OPS_2012SP1", [], "2014-03-10T06:00:00Z");

  await page.goto(`/m/${migration}/checklists/retire`);
  const original = page.getByRole("region", { name: "OPS_2012SP1" });
  await expect(original.getByRole("region", { name: "May agents leave?" })).toContainText("Yes");
  const servers = original.getByRole("region", { name: "May servers go?" });
  await expect(servers).toContainText("Not yet");
  const retires = original.getByRole("button", { name: "Mark as retired…" });
  await expect(retires).toBeDisabled();
  for (const kind of ["UNIX and Linux computers", "agentless computers", "network devices"]) {
    const line = servers.getByRole("listitem").filter({ hasText: `No ${kind} are polled only there` });
    await line.getByRole("button", { name: `No ${kind} are polled only there` }).click();
    await line.getByRole("button", { name: "There are none…" }).click();
    const stating = page.getByRole("dialog", { name: `No ${kind} polled only by OPS_2012SP1?` });
    await stating.getByLabel("How you know").fill("Counted in its console");
    await stating.getByRole("button", { name: "There are none", exact: true }).click();
    await expect(line).toContainText("Counted in its console");
  }
  await expect(servers).toContainText("Yes");
  await expectAccessible(page);

  await retires.click();
  const asked = page.getByRole("dialog", { name: "Mark OPS_2012SP1 as retired?" });
  await asked.getByLabel("Since").fill("2014-03-12");
  await asked.getByLabel("Why").fill("Last server switched off, CHG-9");
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Mark as retired" }).click();
  await expect(original).toContainText("Retired since 12 Mar 2014");
  await expectAccessible(page);
  await page.goto(`/m/${migration}`);
  await expect(page.getByText(/retired since 12 Mar 2014/).first()).toBeVisible();

  await page.goto(`/m/${migration}/checklists/retire`);
  await original.getByRole("button", { name: "Undo the retirement…" }).click();
  await page.getByRole("dialog", { name: "Undo the retirement of OPS_2012SP1?" }).getByRole("button", { name: "Undo" }).click();
  await expect(retires).toBeEnabled();
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText("OPS_2012SP1 is not retired any more.")).toBeVisible();
});
