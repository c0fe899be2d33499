import { origin } from "./addresses";
import { createMigration, expect, expectAccessible, test } from "./fixtures";

const header = "FQDN,Version,HealthState,PrimaryManagementServerName,ManagementGroup";
const names = Array.from({ length: 55 }, (_, i) => `srv${String(i + 1).padStart(2, "0")}.corp.test`);
const csv = (list: readonly string[], group: string, health = "Success") =>
  `${header}\n${list.map((name) => `${name},7.1.10184.0,${health},ms01.corp.test,${group}`).join("\n")}\n`;
const file = (name: string, content: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

/** An estate in which both management groups list everybody. */
async function dualHomed(request: Parameters<typeof createMigration>[0], name: string): Promise<string> {
  const migration = await createMigration(request, name);
  for (const [group, hour] of [
    ["OPS_2012SP1", "06"],
    ["OPS_2012R2", "07"],
  ] as const) {
    const made = await request.post(`/api/v1/migrations/${migration}/imports`, {
      headers: { origin },
      multipart: {
        apply: "true",
        coverage: "whole",
        capturedAt: `2014-03-05T${hour}:00:00Z`,
        file: file(`${group}.csv`, csv(names, group)),
      },
    });
    expect(made.status()).toBe(201);
  }
  return migration;
}

test("a file of some agents asks whether it is all of them, and as only these it moves nobody", async ({ page, request }) => {
  const migration = await dualHomed(request, "Some of them");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", file("down.csv", csv(names.slice(0, 20), "OPS_2012SP1", "Error")));
  const waiting = page.getByRole("region", { name: "Waiting" });
  await expect(waiting).toContainText("Asks 1 question");
  await expect(waiting).not.toContainText("Ready");
  await expect(waiting).toContainText("35 of 55 agents of OPS_2012SP1 are not in this file.");
  await expect(waiting).toContainText("Only 20 of 55 agents of OPS_2012SP1 are in this file: fewer than half.");
  await expect(waiting).toContainText("Every row has the same health, critical");
  await expect(page.getByRole("button", { name: /^Apply/ })).toHaveCount(0);
  await expectAccessible(page);

  const choice = waiting.getByRole("group", { name: "What the file is of OPS_2012SP1" });
  await expect(choice.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(choice.getByRole("radio", { name: "The whole group" })).toHaveAccessibleDescription("35 go missing");
  await expect(choice.getByRole("radio", { name: "Only these 20" })).toHaveAccessibleDescription("nobody goes missing");
  await choice.getByText("Only these 20").click();
  await expect(waiting).toContainText("Ready");
  await expect(choice.getByRole("radio", { name: "Only these 20" })).toBeChecked();
  await expectAccessible(page);
  await waiting.getByRole("link", { name: /Preview/ }).click();
  await expect(page.getByRole("region", { name: "What the file speaks for" })).toContainText("35 of 55");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply: 20 changed" }).click();
  await expect(page.getByText(/^Applied .* by/)).toBeVisible();
  await page.goto(`/m/${migration}`);
  await expect(page.getByRole("region", { name: "Key figures" })).toContainText("55 in scope");
  await expect(page.getByRole("link", { name: /^55 Dual-homed/ })).toBeVisible();
});

test("the same by keyboard: what was taken as whole can be said to be only these, and back", async ({ page, request }) => {
  const migration = await dualHomed(request, "By keyboard");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", file("all-but-one.csv", csv(names.slice(1), "OPS_2012SP1")));
  const waiting = page.getByRole("region", { name: "Waiting" });
  await expect(waiting).toContainText("Ready");
  const whole = waiting.getByRole("radio", { name: "The whole group" });
  await expect(whole).toBeChecked();
  await waiting.getByRole("link", { name: /Preview/ }).focus();
  await page.keyboard.press("Enter");
  const apply = page.getByRole("button", { name: /^Apply:/ });
  await expect(apply).toHaveText("Apply: 1 missing");
  const choice = page.getByRole("region", { name: "What the file speaks for" });
  await choice.getByRole("radio", { name: "The whole group" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(apply).toHaveText("Apply: nothing changes");
  await expect(choice.getByRole("radio", { name: "Only these 54" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(apply).toHaveText("Apply: 1 missing");
  await apply.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Applied .* by/)).toBeVisible();
});

test("several at once: those in doubt are left out and said so", async ({ page, request }) => {
  const migration = await dualHomed(request, "Several");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", [
    file("whole.csv", csv(names.slice(1), "OPS_2012SP1")),
    file("new.csv", csv(names, "OPS_2012R2", "Warning")),
    file("some.csv", csv(names.slice(0, 9), "OPS_2012R2")),
  ]);
  const all = page.getByRole("button", { name: /^Apply all/ });
  await expect(all).toHaveText("Apply all 2 that are ready: 55 changed, 1 missing");
  await all.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("1 other file that still asks something is left out.");
  await expectAccessible(page);
  const held: (() => void)[] = [];
  await page.route("**/application", async (route) => {
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  await dialog.getByRole("button", { name: "Apply 2 files" }).click();
  const progress = dialog.getByRole("progressbar", { name: "Applying 2 files" });
  await expect(progress).toHaveAttribute("aria-valuetext", "0 of 2 applied");
  await expect(dialog.getByRole("listitem").filter({ hasText: "whole.csv" })).toContainText("now");
  await expectAccessible(page);
  await expect.poll(() => held.length).toBe(1);
  held[0]?.();
  await expect(progress).toHaveAttribute("aria-valuetext", "1 of 2 applied");
  await expect(dialog.getByRole("listitem").filter({ hasText: "whole.csv" })).toContainText("done");
  await expect.poll(() => held.length).toBe(2);
  held[1]?.();
  await expect(page.getByRole("region", { name: "History" }).getByRole("row")).toHaveCount(5);
  await expect(page.getByRole("region", { name: "Waiting" })).toContainText("Asks 1 question");
});

test("a file of both management groups of which one asks counts each for itself, in preview, on the card and on the button", async ({
  page,
  request,
}) => {
  const migration = await dualHomed(request, "Both in one file");
  const both = csv(names.slice(0, 20), "OPS_2012SP1") + csv(names.slice(1), "OPS_2012R2", "Warning").replace(`${header}\n`, "");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", file("both.csv", both));
  const waiting = page.getByRole("region", { name: "Waiting" });
  await expect(waiting).toContainText("Whatever you say: 54 changed, 1 missing");
  const original = waiting.getByRole("group", { name: "What the file is of OPS_2012SP1" });
  await expect(original.getByRole("radio", { name: "The whole group" })).toHaveAccessibleDescription("35 go missing");
  await expect(original).toContainText("Only these 20");
  const fresh = waiting.getByRole("group", { name: "What the file is of OPS_2012R2" });
  await expect(fresh.getByRole("radio", { name: "The whole group" })).toBeChecked();
  await expect(fresh).toContainText("Only these 54");
  await expect(fresh.getByRole("radio", { name: "The whole group" })).toHaveAccessibleDescription("1 goes missing");
  await expectAccessible(page);
  await waiting.getByRole("link", { name: /Preview/ }).click();
  const changes = page.getByRole("region", { name: "What it changes" });
  await expect(changes.getByRole("row", { name: "OPS_2012SP1 0 0 20 0 35" })).toBeVisible();
  await expect(changes.getByRole("row", { name: "OPS_2012R2 0 54 0 1 0" })).toBeVisible();
  await changes.getByRole("row", { name: "OPS_2012R2 0 54 0 1 0" }).getByRole("link", { name: "1", exact: true }).click();
  await expect(page).toHaveURL(/outcome=missing&group=OPS_2012R2/);
  await expect(page.getByRole("table", { name: "Rows of this file" })).toContainText("srv01.corp.test");
  await expect(page.getByRole("table", { name: "Rows of this file" }).getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Remove filter Management group" }).click();
  await page.getByRole("button", { name: "Missing if whole 35" }).click();
  await expect(page.getByRole("table", { name: "Rows of this file" })).toContainText("srv21.corp.test");
  await expectAccessible(page);
  await page.getByRole("group", { name: "What the file is of OPS_2012SP1" }).getByText("The whole group", { exact: true }).click();
  const apply = page.getByRole("button", { name: /^Apply:/ });
  await expect(apply).toHaveText("Apply: 54 changed, 36 missing");
  const byGroup = page.getByRole("list", { name: "What applying changes" });
  await expect(byGroup.getByRole("listitem")).toHaveText(["OPS_2012SP1: 35 missing", "OPS_2012R2: 54 changed, 1 missing"]);
  await page.getByRole("group", { name: "What the file is of OPS_2012SP1" }).getByText("Only these 20").click();
  await expect(apply).toHaveText("Apply: 54 changed, 1 missing");
  await apply.click();
  await expect(page.getByText(/^Applied .* by/)).toBeVisible();
});
