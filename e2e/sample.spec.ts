import { origin } from "./addresses";
import { expect, expectAccessible, test } from "./fixtures";

const headers = { origin };

test("one click on the empty page leads to the sample", async ({ page, request }) => {
  const { items } = await (await request.get("/api/v1/migrations?limit=500")).json();
  const archive = (archived: boolean) => async (id: string) => {
    const { revision } = await (await request.get(`/api/v1/migrations/${id}`)).json();
    await request.patch(`/api/v1/migrations/${id}`, { headers: { ...headers, "if-match": `"${revision}"` }, data: { archived } });
  };
  for (const { id } of items) await archive(true)(id);
  try {
    await page.goto("/");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Look at the sample" }).click();
    await expect(page).toHaveURL(/\/m\/[0-9a-f-]+$/);
    await expect(page.getByRole("link", { name: /59\.3 %/ }).first()).toBeVisible();
    await expectAccessible(page);
  } finally {
    for (const { id } of items) await archive(false)(id);
  }
});
