import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { decodeCursor } from "./cursor";
import { comparePositions, pageAfter } from "./page";

const position = z.tuple([z.int(), z.string()]);

it("goes through a list page by page and tells each once", () => {
  const one = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.string({ maxLength: 2 }));
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: String, maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (found, limit) => {
      const list = found.sort(comparePositions);
      const seen: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = pageAfter(list, { after: decodeCursor(cursor, position), limit }, (of) => of);
        expect(page.total).toBe(list.length);
        seen.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(list);
    }),
  );
});

it("goes on where it was although the last row of the page before is gone", () => {
  const list: [number, string][] = [
    [1, "a"],
    [3, "c"],
  ];
  const page = pageAfter(list, { after: [2, "b"], limit: 5 }, (of) => of);
  expect(page).toEqual({ items: [[3, "c"]], nextCursor: null, total: 2 });
});

it("compares by the first value that differs", () => {
  expect(comparePositions([1, "b"], [1, "a"])).toBe(1);
  expect(comparePositions([1, "z"], [10, "a"])).toBe(-1);
  expect(comparePositions([1, "a"], [1, "a"])).toBe(0);
});
