import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const root = import.meta.dirname;
const pages = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.includes("[") && file.endsWith("page.tsx"));
/** The folder whose name is what the address names last. */
const namedBy = (page: string): string => page.slice(0, page.lastIndexOf("]") + 1);
const above = (folder: string): string[] => (folder === "." ? ["."] : [folder, ...above(dirname(folder))]);

it("there are pages of one thing", () => {
  expect(pages.length).toBeGreaterThan(4);
});

it.each(pages)("%s asks for what it is of before anything is sent: in a layout above which nothing waits", (page) => {
  const folder = namedBy(page);
  expect(readFileSync(join(root, folder, "layout.tsx"), "utf8")).toMatch(/<Needed one=|partIn\(/);
  const waiting = above(dirname(folder)).filter((one) => existsSync(join(root, one, "loading.tsx")));
  expect(waiting).toEqual([]);
});
