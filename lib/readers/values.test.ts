import { describe, expect, test } from "vitest";
import { cleanName, completedName, isLookAlike, nameKey } from "./names";
import { isDamagedName, isDamagedVersion, looksCut, plainText, toBoolean, toHealth } from "./values";

test.each([
  ["", null],
  ["  ", null],
  ["NULL", null],
  ["Nullify", "Nullify"],
  [" a ", "a"],
  ["System.Object[]", null],
  ["System.String[]", null],
  ["System.Collections.Generic.List`1[System.String]", null],
  ["Microsoft.EnterpriseManagement.Monitoring.MonitoringObject", null],
  ["Microsoft.EnterpriseManagement.Administration.SettablePropertyValue`1[System.Int32]", null],
  ["System Center 2012 SP1", "System Center 2012 SP1"],
  ["SYSTEM", "SYSTEM"],
  ["system.corp.example", "system.corp.example"],
  ["System.corp.example", "System.corp.example"],
  ["Microsoft Windows Server 2012 R2", "Microsoft Windows Server 2012 R2"],
  ["'=1+1", "=1+1"],
  ["'+1", "+1"],
  ["'-1", "-1"],
  ["'@x", "@x"],
  ["'\tx", "x"],
  ["'quoted'", "'quoted'"],
  ["''=x", "'=x"],
])("the text of %j", (cell, text) => expect(plainText(cell)).toBe(text));

test.each([
  ...["True", "1", "yes", "WAHR", "vrai", "VERDADERO", "Vero", "SIM", "ja", "Enabled"].map((word) => [word, true] as const),
  ...["FALSE", "0", "No", "FALSCH", "faux", "Falso", "NAO", "NÃO", "nein", "disabled"].map((word) => [word, false] as const),
  ["maybe", null] as const,
])("%s is %s", (word, value) => expect(toBoolean(word)).toBe(value));

test.each([
  ["Success", "healthy"],
  ["1", "healthy"],
  ["Healthy", "healthy"],
  ["WARNING", "warning"],
  ["2", "warning"],
  ["Error", "critical"],
  ["3", "critical"],
  ["Critical", "critical"],
  ["Uninitialized", "notMonitored"],
  ["0", "notMonitored"],
  ["Not monitored", "notMonitored"],
  ["Uninitialised", "notMonitored"],
  ["Not initialized", "notMonitored"],
  ["Grey", "notMonitored"],
  ["offline", "notMonitored"],
  ["OK", "healthy"],
  ["odd", null],
])("%s is %s", (word, value) => expect(toHealth(word)).toBe(value));

test.each([
  ["abc...", true],
  ["abc…", true],
  ["{A, B...}", true],
  ["abc.", false],
  ["{A}", false],
  ["a…b", false],
])("%s is cut: %s", (text, cut) => {
  expect(looksCut(text)).toBe(cut);
});

describe("spreadsheet damage", () => {
  test.each(["1-Mar", "01. Mrz", "3-Dez", "Mar-01", "1.00E+05", "1,5E-7", "42", "1.5", "3/1/2014", "2014-03-01", "01.03.2014"])(
    "name %s",
    (text) => expect(isDamagedName(text)).toBe(true),
  );
  test.each(["MAR-01", "march", "1mar", "10.1.2.3", "a1", "7-eleven", "2014-web", "1e5"])("fine name %s", (text) =>
    expect(isDamagedName(text)).toBe(false),
  );
  test.each(["71101840", "7.1", "7,1", "7.11E+08", "7/1/2018", "01.07.2018", "7-Jan", "2018-01-07 00:00"])("version %s", (text) =>
    expect(isDamagedVersion(text)).toBe(true),
  );
  test.each(["7.1.10184.0", "1.6.2-339", "10.19.10050", "7.1.10184.0 UR2"])("fine version %s", (text) =>
    expect(isDamagedVersion(text)).toBe(false),
  );
});

describe("names", () => {
  test("the same letter composed or not is the same name", () => expect(cleanName("mu\u0308ller")).toBe("m\u00fcller"));
  test.each([
    ["SRV-1_a.Corp", "srv-1_a.corp"],
    ["сервер.corp", "сервер.corp"],
    ["a..b", null],
    [".a", null],
    ["a b", null],
    ["a/b", null],
    ["", null],
    ["x".repeat(63), "x".repeat(63)],
    ["x".repeat(64), null],
    [Array(64).fill("abc").join("."), Array(64).fill("abc").join(".")],
    [Array(65).fill("abc").join("."), null],
  ])("key of %s", (name, key) => expect(nameKey(name)).toBe(key));
  test.each([
    ["a", "corp.example", "a.corp.example"],
    ["a", " Corp.Example. ", "a.corp.example"],
    ["a", ".corp.example", "a.corp.example"],
    ["a", "CORP", null],
    ["a", null, null],
    ["a.b", "corp.example", null],
    ["a", "not a.domain", null],
  ])("%s in %s", (key, domain, completed) => expect(completedName(key, domain)).toBe(completed));
  test.each([
    ["сервер", false],
    ["müller", false],
    ["日本", false],
    ["s\u0440v", true],
    ["\u0441\u0441", true],
    ["web\uff11", true],
    ["a.\u0441\u0435.b", true],
  ])("%s looks alike: %s", (key, alike) => {
    expect(isLookAlike(key)).toBe(alike);
  });
});
