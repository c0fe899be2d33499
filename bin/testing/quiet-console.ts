import { afterEach, beforeEach, expect, vi } from "vitest";

/** What nobody expected to be said fails the test. A test that expects it replaces the spy with its own. */
beforeEach(() => {
  vi.spyOn(console, "error").mockName("console.error");
  vi.spyOn(console, "warn").mockName("console.warn");
});

afterEach(() => {
  for (const speak of [console.error, console.warn]) {
    if (vi.isMockFunction(speak) && !speak.getMockImplementation()) expect(speak).not.toHaveBeenCalled();
  }
});
