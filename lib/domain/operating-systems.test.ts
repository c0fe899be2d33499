import { expect, it } from "vitest";
import { hasSystems, isSupported, windowsOf } from "./operating-systems";
import type { Release } from "./releases";

it.each([
  ["Microsoft Windows Server 2012 R2 Standard", "Windows Server 2012 R2"],
  ["Microsoft® Windows Server® 2008 Enterprise", "Windows Server 2008"],
  ["Microsoft(R) Windows(R) Server 2003, Standard Edition", "Windows Server 2003"],
  ["windows server 2008r2", "Windows Server 2008 R2"],
  ["Microsoft Windows Server 2016 Datacenter", "Windows Server 2016"],
  ["Microsoft Windows 10 Enterprise", "Windows 10"],
  ["Microsoft Windows 8.1 Pro", "Windows 8.1"],
  ["Microsoft Windows XP Professional", "Windows XP"],
  ["Windows Server 1809", null],
  ["Windows Server Datacenter", null],
  ["Windows 2000", null],
  ["Red Hat Enterprise Linux 9", null],
  ["", null],
])("%s is %s", (text, name) => expect(windowsOf(text)).toBe(name));

it.each<[string, Release, boolean | null]>([
  ["Windows Server 2008 R2", "2016", true],
  ["Windows Server 2003", "2016", false],
  ["Windows Server 2019", "2016", true],
  ["Windows Server 2019", "1807", false],
  ["Windows Server 2008 R2", "2019", false],
  ["Windows Server 2012 R2", "2022", true],
  ["Windows Server 2012 R2", "2025", false],
  ["Windows 7", "2022", false],
  ["Windows 11 Pro", "2025", true],
  ["Windows Server 2003", "2012 R2", null],
  ["Something else", "2025", null],
])("%s with the agent of %s: %s", (system, release, supported) => expect(isSupported(system, release)).toBe(supported));

it("knows of which releases there is no list", () => {
  expect(hasSystems("2012 R2")).toBe(false);
  expect(hasSystems("2022")).toBe(true);
});
