import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

declare global {
  interface Window {
    axe?: typeof axe;
    howFarMoved?: () => { far: number; what: string[] };
  }
}

/** The small one: it goes to every page that is looked at. */
const axeSource = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** Requests of a page that are not answered yet; the stream of news never ends and does not count. */
const unanswered = new WeakMap<Page, Set<unknown>>();

/** From here on it is known what a page waits for and how far things moved on their own while it came. */
export async function watch(page: Page): Promise<void> {
  const open = new Set<unknown>();
  unanswered.set(page, open);
  page.on("request", (asked) => asked.resourceType() !== "eventsource" && open.add(asked));
  page.on("requestfinished", (asked) => open.delete(asked));
  page.on("requestfailed", (asked) => open.delete(asked));
  page.on("framenavigated", (frame) => frame === page.mainFrame() && open.clear());
  await page.addInitScript(() => {
    let far = 0;
    const what: string[] = [];
    type Moved = PerformanceEntry & { value: number; sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[] };
    const add = (list: PerformanceEntryList) => {
      for (const { value, sources } of list as Moved[]) {
        far += value;
        for (const { node, previousRect, currentRect } of sources)
          what.push(`${node?.nodeName} "${node?.textContent?.slice(0, 40)}" from ${previousRect.y} to ${currentRect.y}`);
      }
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    Object.assign(window, {
      howFarMoved: () => {
        add(observer.takeRecords());
        return { far, what };
      },
    });
  });
}

/** Until everything of a page has come: nothing is asked for, nothing holds a place, and the browser has nothing left to do. */
export async function settled(page: Page): Promise<void> {
  const waits = () => unanswered.get(page)?.size ?? 0;
  const idle = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      for (let turn = 0; turn < 2; turn++) {
        await new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve)));
      }
      return document.querySelectorAll(".waiting-box").length;
    });
  /* A page that sends on to another one is not there yet. */
  const left = async () => (await idle().catch(() => 1)) + waits();
  await expect.poll(left, { intervals: [20], timeout: 60_000 }).toBe(0);
}

/** What moved on its own since the page began to come; nothing where it was hardly seen. */
export const moved = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { far, what } = window.howFarMoved?.() ?? { far: 1, what: ["Nobody watched."] };
    return far < 0.05 ? [] : [`as far as ${far}`, ...what];
  });

/** Rules whose answer depends on the colours: all that another theme can change, and nothing that a phone changes. */
const ofColours = ["color-contrast", "link-in-text-block"];
const rules = {
  all: {},
  "of colours": { runOnly: { type: "rule" as const, values: ofColours } },
  /* A finger needs room. axe looks for that only when it is asked to. */
  "on a phone": {
    rules: Object.fromEntries([...ofColours.map((one) => [one, { enabled: false }]), ["target-size", { enabled: true }]]),
  },
};

/** What axe objects to in what can be used of a page, in the words of a failure: where a dialog is open, that is the dialog. */
export async function objections(page: Page, which: keyof typeof rules = "all"): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource);
  return await page.evaluate(
    async (options) => {
      const dialogs = [...document.querySelectorAll("[role=dialog], [role=alertdialog]")];
      const found = await window.axe?.run(dialogs.length > 0 ? { include: dialogs } : document, options);
      if (!found) return ["axe did not run"];
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    },
    { resultTypes: ["violations" as const], ...rules[which] },
  );
}

/** No violation that axe can see, in both themes. What is looked at is the page, not the boxes that hold its place while it comes. */
export async function expectAccessible(page: Page) {
  await expect(page.locator("h1").first()).toBeAttached();
  // The name of a page comes a moment after the page where one was led there by a link.
  await expect(page).toHaveTitle(/\S/);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await objections(page), "in the light").toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect(await objections(page, "of colours"), "in the dark").toEqual([]);
}
