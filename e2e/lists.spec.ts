import { expect, expectAccessible, importSeries, test } from "./fixtures";

test("a people's list is mapped once, fills what nobody typed, shows both remainders, and is undone", async ({ page, request }) => {
  const migration = await importSeries(request, "Lists");
  const { items } = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=4&sort=fqdn`)).json();
  const [first, second, third]: string[] = items.map(({ fqdn }: { fqdn: string }) => fqdn);
  const short = second?.split(".")[0]?.toUpperCase();
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", {
    name: "server-liste.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`Host,Wer,Was\n${first},Anna Berg,Lohn\n${short},Anna Berg,Post\noldfax77,Karl,Fax\n`),
  });
  const waiting = page.getByRole("region", { name: "Waiting" });
  await waiting.getByLabel("What is listed in this file").selectOption("peopleList");
  // Neither a management group nor a time has to be said of what people list.
  await expect(waiting.getByLabel("Management group", { exact: true })).toBeHidden();
  await waiting.getByLabel("Wer holds").selectOption("owner");
  await waiting.getByLabel("Was holds").selectOption("service");
  await expect(waiting.getByRole("table", { name: "The first rows of the file" })).toContainText("Karl");
  await expectAccessible(page);
  await waiting.getByRole("button", { name: "Answer and plan" }).click();
  await waiting.getByRole("link", { name: "Preview and apply" }).click();
  await expect(page.getByRole("region", { name: "What it changes" })).toContainText("Without an agent");
  await expect(page.getByRole("region", { name: "Field by field" })).toContainText("Anna Berg");
  await page.getByRole("button", { name: "Apply: 2 added" }).click();
  await expect(page.getByText(/^Applied .* by/)).toBeVisible();

  await page.goto(`/m/${migration}/inventory/lists`);
  const figures = page.getByRole("region", { name: "What lists and exports know of each other" });
  await expect(figures.getByRole("link", { name: "Servers nobody monitors: 1" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Anna Berg/ })).toContainText("Lohn, Post");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Without an agent 1" }).click();
  await expect(page.getByRole("region", { name: "Servers without an agent" })).toContainText("oldfax77");

  // Another list that says otherwise is told beside it.
  const other = await request.post(`/api/v1/migrations/${migration}/imports`, {
    headers: { origin: new URL(page.url()).origin },
    multipart: {
      apply: "true",
      file: {
        name: "cmdb.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(`Server;Owner;Environment\n${first};Bo;PROD\n${third};Bo;TEST\n`),
      },
    },
  });
  expect(other.status()).toBe(201);
  await page.getByRole("button", { name: /^Lists disagree/ }).click();
  const disagree = page.getByRole("region", { name: "Where lists disagree" });
  await expect(disagree.getByRole("row", { name: /Owner/ })).toContainText(/Bo.*Anna Berg/);
  await disagree.getByRole("link", { name: first ?? "" }).click();
  await expect(page.getByRole("region", { name: "On people's lists" })).toContainText("Anna Berg, says import");
  await expectAccessible(page);

  // The owner's own page, by keyboard.
  await page.goto(`/m/${migration}/inventory/lists`);
  await page.getByRole("link", { name: "Bo", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Bo", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Servers" }).getByRole("row")).toHaveCount(3);
  await expectAccessible(page);

  const { id } = await other.json();
  await page.goto(`/m/${migration}/imports/${id}`);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText(/^Undone .* by/)).toBeVisible();
  await page.goto(`/m/${migration}/inventory/lists`);
  await expect(page.getByRole("link", { name: "Bo", exact: true })).toBeHidden();
  await expect(page.getByRole("row", { name: /Anna Berg/ })).toBeVisible();
});
