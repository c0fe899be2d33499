import { expect, it } from "vitest";
import { loadScale } from "./load-scale";

it("draws servers without a limit on the scale of those that have one, and of the busiest where none has", () => {
  const original = { servers: [{ agents: 1917, limit: 3000 }] };
  const fresh = { servers: [964, 901].map((agents) => ({ agents, limit: null })) };
  expect(loadScale([original, fresh])).toBe(3000);
  expect(loadScale([{ servers: [{ agents: 1917, limit: null }] }, fresh])).toBe(1917);
  expect(loadScale([{ servers: [] }])).toBe(1);
});
