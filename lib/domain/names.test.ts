import { expect, test } from "vitest";
import { isPlainlySaid, isPlainName, likenessOf } from "./names";

test.each(["Ingrid Solberg", "Жуков", "山田 太郎", "O'Brien-Smith", "محمد", "می‌خواهم", "R&D 👩‍💻", "A", "7"])(
  "%j can be a name",
  (name) => {
    expect(isPlainName(name)).toBe(true);
  },
);

test.each([
  "",
  "a\nb",
  "a\tb",
  "a\u0000b",
  "a\u001b[31mb",
  "a\u0085b",
  "a\u2028b",
  "abc\u202Etxt.exe",
  "a\u2066b",
  "a\u061Cb",
  "a\u200Eb",
  "a\u200Bb",
  "a\u00ADb",
  "a\uFEFFb",
  "\u3164",
  "\u2800",
  "\u200D",
  "a\u{E0041}b",
])("%j cannot", (name) => {
  expect(isPlainName(name)).toBe(false);
});

test.each([
  [["a", "", null, undefined], [], true],
  [["a", "a\u200Bb"], [], false],
  [["a", "a\u200Bb"], ["a\u200Bb", null], true],
  [["a\u200Cb", "a\u200Bc"], ["a\u200Bb"], false],
])("%j said where %j stood", (said, before, plain) => {
  expect(isPlainlySaid(said, before)).toBe(plain);
});

test.each([
  ["Ingrid Solberg", "ingrid SOLBERG"],
  ["Ingrid Solberg", "  Ingrid\u00A0  Solberg "],
  ["Ingrid Solberg", "Ｉｎｇｒｉｄ Ｓｏｌｂｅｒｇ"],
  ["Ingrid Solberg", "Ⓘngrid Solberg"],
  ["Ingrid Solberg", "Ingrid Sol\u200Dberg"],
  ["Ingrid Solberg", "Ingrid Ѕоlbеrg"],
  ["Fiona", "ﬁona"],
  ["Ada", "\u0391da"],
  ["Zoë", "Zoe\u0308"],
  ["TOM", "ТОМ"],
])("%j is taken for %j", (one, other) => {
  expect(likenessOf(one)).toBe(likenessOf(other));
});

test.each([
  ["Ingrid Solberg", "Ingrid Solberg-Hansen"],
  ["Søren", "Soren"],
  ["山田 太郎", "山田 次郎"],
  ["Анна", "Инна"],
  ["Person 1", "Person 2"],
])("%j is not taken for %j", (one, other) => {
  expect(likenessOf(one)).not.toBe(likenessOf(other));
});
