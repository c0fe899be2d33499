import type { Page } from "@playwright/test";
import { estateCsv } from "../bench/estate";
import { origin } from "./addresses";
import { createMigration, expect, test } from "./fixtures";
import { settled } from "./seen";

test("keys of the grid pressed at once, in any order, do what they say, also before their rows have come", async ({
  page,
  request,
  context,
}) => {
  const { random, seed } = announced("Keys of the grid");
  const groups = [
    { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
    { name: "OPS_2012R2", role: "target", release: "2012 R2" },
  ];
  const { id } = await (
    await request.post("/api/v1/migrations", { headers: { origin }, data: { name: `Keys at once ${seed}`, groups } })
  ).json();
  const buffer = Buffer.from([...estateCsv({ agents: 480, group: "OPS_2012SP1", seed: 5, generation: 0 })].join(""));
  const sent = await request.post(`/api/v1/migrations/${id}/imports`, {
    headers: { origin },
    multipart: {
      apply: "true",
      coverage: "whole",
      capturedAt: "2014-02-03T06:00:00Z",
      file: { name: "a.csv", mimeType: "text/csv", buffer },
    },
  });
  expect(sent.status()).toBe(201);
  const names = (await (await request.get(`/api/v1/migrations/${id}/agents?limit=500`)).json()).items.map(
    ({ fqdn }: { fqdn: string }) => fqdn,
  );
  expect(names).toHaveLength(480);
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await page.route("**/agents/rows?*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, random() * 250));
    await route.continue().catch(() => undefined);
  });
  for (let round = 1; round <= 4; round++) {
    await page.goto(`/m/${id}/inventory`);
    await expect(page.getByRole("table", { name: "Agents" })).toBeVisible();
    const sight = await rowsInSight(page);
    let state = start;
    for (const part of [1, 2]) {
      const keys = Array.from({ length: 4 + Math.floor(random() * 16) }, () => all[Math.floor(random() * all.length)] ?? "j");
      await test.step(`${round}.${part}: ${keys.join(" ")}`, async () => {
        for (const key of keys) await page.keyboard.press(key);
        for (const key of keys) state = pressed(state, key, names.length, sight);
        await expectStanding(page, state, names);
      });
    }
    await expectTicked(page, state, names);
  }
  await test.step("a note is written before its field is there", async () => {
    await page.goto(`/m/${id}/inventory`);
    await expect(page.getByRole("table", { name: "Agents" })).toBeVisible();
    for (const key of ["j", "j", "n"]) await page.keyboard.press(key);
    await page.keyboard.type("Ask six kind jinxed people");
    await page.keyboard.press("Control+Enter");
    const note = async () => (await (await request.get(`/api/v1/migrations/${id}/agents/${names[1]}`)).json()).note;
    await expect.poll(note).toBe("Ask six kind jinxed people");
    await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  });
});

const all = ["j", "k", "ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp", "Enter", "Escape", "x", "Shift+X", "Space", "j", "x"];

/** Places in the list; -1 is nowhere. */
type State = { at: number; open: boolean; ticked: ReadonlySet<number>; anchor: number };
const start: State = { at: -1, open: false, ticked: new Set(), anchor: -1 };

/** What a key of the grid says it does. */
function pressed(state: State, key: string, length: number, sight: number): State {
  const { at, open, ticked, anchor } = state;
  const to = (place: number) => ({ ...state, at: at < 0 && key !== "End" ? 0 : Math.max(0, Math.min(length - 1, place)) });
  const jumps = !open;
  if (key === "j" || key === "ArrowDown") return to(at + 1);
  if (key === "k" || key === "ArrowUp") return to(at - 1);
  if (key === "Home" && jumps) return to(0);
  if (key === "End" && jumps) return to(length - 1);
  if (key === "PageDown" && jumps) return to(at + sight);
  if (key === "PageUp" && jumps) return to(at - sight);
  if (key === "Enter") return { ...state, open: at >= 0 };
  if (key === "Escape") return open ? { ...state, open: false } : { ...state, ticked: new Set(), anchor: -1 };
  if (at < 0) return state;
  if (key === "Shift+X" && anchor >= 0) {
    const range = Array.from({ length: Math.abs(at - anchor) + 1 }, (_, i) => Math.min(at, anchor) + i);
    return { ...state, ticked: new Set([...ticked, ...range]), anchor: at };
  }
  if (key === "x" || key === "Shift+X" || (key === "Space" && !open)) {
    const next = new Set(ticked);
    if (!next.delete(at)) next.add(at);
    return { ...state, ticked: next, anchor: at };
  }
  return state;
}

const rowsInSight = (page: Page) =>
  page.getByRole("region", { name: "Agents", exact: true }).evaluate((box) => Math.floor((box.clientHeight - 33) / 33));

async function expectStanding(page: Page, { at, open, ticked }: State, names: readonly string[]) {
  const name = names[at] ?? null;
  await expect.poll(() => new URL(page.url()).searchParams.get("agent")).toBe(open ? name : null);
  if (name && open) await expect(page.getByRole("complementary", { name: `Agent ${name}` })).toBeVisible();
  if (name && !open) await expect(page.getByRole("link", { name, exact: true })).toBeFocused();
  await expect(page.getByText(`${ticked.size} selected`).first()).toBeVisible({ visible: ticked.size > 0 });
}

async function expectTicked(page: Page, { ticked }: State, names: readonly string[]) {
  if (ticked.size === 0) return;
  await page.getByRole("button", { name: "Copy names" }).click();
  await expect(page.getByText("Names copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toEqual(names.filter((_, place) => ticked.has(place)));
}

test("keys of a checklist pressed at once, in any order, do what they say", async ({ page, request }) => {
  const { random, seed } = announced("Keys of a checklist");
  const migration = await createMigration(request, `Checklist at once ${seed}`);
  const keys = ["j", "k", "j", "Enter", "Escape", "c"];
  await page.goto(`/m/${migration}/checklists/deploy`);
  await expect(page.getByRole("checkbox", { name: /^DEP-02/ })).toBeVisible();
  await settled(page);
  const rows = page.locator("[data-task]");
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-task")));
  expect(ids.length).toBeGreaterThan(10);
  let [at, open] = [-1, false];
  for (let round = 1; round <= 6; round++) {
    const chosen = Array.from({ length: 3 + Math.floor(random() * 12) }, () => keys[Math.floor(random() * keys.length)] ?? "j");
    await test.step(`${round}: ${chosen.join(" ")}`, async () => {
      for (const key of chosen) {
        await page.keyboard.press(key);
        if (key === "j") at = Math.min(at + 1, ids.length - 1);
        else if (key === "k") at = Math.max(at - 1, 0);
        else if (key === "Enter") open ||= at >= 0;
        else if (key === "Escape") open = false;
        else if (at >= 0) {
          open = true;
          // A comment's letters are keys of the list elsewhere; Escape leaves the comment, not the panel.
          await page.keyboard.type("jkx");
          await page.keyboard.press("Escape");
        }
      }
      await expect.poll(() => new URL(page.url()).searchParams.get("task")).toBe(open ? ids[at] : null);
      if (at >= 0 && !open) await expect(rows.nth(at)).toBeFocused();
    });
  }
});

/** A random sequence whose seed is said, so that a failure can be run again. */
function announced(what: string) {
  const seed = Number(process.env.TANDEM_TEST_SEED ?? Date.now() % 1_000_000);
  console.log(`${what}: TANDEM_TEST_SEED=${seed}`);
  return { seed, random: randomFrom(seed) };
}

/** Numbers from 0 up to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
