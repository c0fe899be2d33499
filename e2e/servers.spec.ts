import { capturedAt, expect, expectAccessible, importExport, importSeries, test } from "./fixtures";

test("servers come from exports, roles by hand, and a planned server is found when it is observed", async ({ page, request }) => {
  const migration = await importSeries(request, "Servers");
  await page.goto(`/m/${migration}/inventory`);
  await page.getByRole("navigation", { name: "Inventory" }).getByRole("link", { name: "Management servers" }).click();
  await expect(page.getByText("No management server observed yet")).toBeVisible();

  await page.getByRole("button", { name: "Enter by hand" }).click();
  await page.getByRole("textbox", { name: "Server" }).fill("OMR2MS02.corp.contoso.test");
  await page.getByLabel("Owner").fill("Server team");
  await page.getByRole("checkbox", { name: "Planned: it is still to be built" }).click();
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await expect(page.getByRole("row", { name: /omr2ms02.*Planned/ })).toBeVisible();
  await expectAccessible(page);

  await importExport(request, migration, "exports/OPS_2012R2_management_servers.csv", capturedAt("30"));
  await expect(page.getByRole("row", { name: /omr2ms02.*Planned and observed/ })).toBeVisible();
  await page
    .getByRole("row", { name: /omr2ms02/ })
    .getByRole("link", { name: /corp/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "omr2ms02.corp.contoso.test" })).toBeVisible();
  await expect(page.getByText("Server team")).toBeVisible();
  await expectAccessible(page);

  const builds = await page
    .getByRole("region", { name: "By build" })
    .getByRole("link")
    .evaluateAll((all) =>
      all.map((one) => ({ said: one.querySelector("b")?.textContent ?? "", query: one.getAttribute("href")?.split("?")[1] ?? "" })),
    );
  expect(builds.length).toBeGreaterThan(0);
  for (const { said, query } of builds) {
    const { total } = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=1&${query}`)).json();
    expect(total.toLocaleString("en-US"), query).toBe(said);
  }
  const agents = page.getByRole("link", { name: /All \d+ in the list/ });
  const count = Number(/\d+/.exec((await agents.textContent()) ?? "")?.[0]);
  await agents.click();
  await expect(page.getByRole("row")).toHaveCount(count + 1);

  await page.goto(`/m/${migration}/inventory/gateways`);
  await expect(page.getByRole("row", { name: /omr2gw01/ })).toBeVisible();

  await page.goto(`/m/${migration}/inventory/roles`);
  await page.getByRole("button", { name: "Enter: Operational database" }).click();
  await page.getByRole("textbox", { name: "Server" }).fill("sqlom01.corp.contoso.test");
  await page.getByLabel("Instance").fill("OM");
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await page.getByRole("link", { name: /sqlom01/ }).click();
  await page.getByRole("button", { name: "Take out…" }).click();
  await page.getByRole("button", { name: "Take out", exact: true }).click();
  await expect(page.getByText(/Taken out by/)).toBeVisible();
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText("Operational database sqlom01.corp.contoso.test taken out.")).toBeVisible();
});
