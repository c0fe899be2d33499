import { describe, expect, it } from "vitest";
import { flagCodes, stages } from "../stages";
import { glossary } from "./glossary";
import type { Term } from "./term";
import { terms } from "./terms";
import { tiles } from "./tiles";
import { wordsOf } from "./words-of";

const named: string[] = [
  ...stages.map((stage): Term => `stage:${stage}`),
  ...flagCodes.map((code): Term => `flag:${code}`),
  ...Object.keys(tiles).map((tile) => `tile:${tile}`),
  ...Object.keys(terms).map((term) => `term:${term}`),
];
const entries = glossary.flatMap((subject) => subject.entries);

describe("what is explained", () => {
  it.each(named)("%s has a name and one sentence, the same in the tooltip and in the glossary", (term) => {
    const words = wordsOf(term);
    expect(words?.name).toMatch(/^\p{Lu}/u);
    expect(words?.says).toMatch(/^\p{Lu}.*\.$/u);
    expect(words?.says).not.toMatch(/\. \p{Lu}/u);
    expect(entries.find(({ id }) => id === term.replace(":", "-"))).toMatchObject({ name: words?.name, says: words?.says });
  });

  it("no other word is a term", () =>
    expect([wordsOf("stage:"), wordsOf("flag:stage"), wordsOf("")]).toEqual([undefined, undefined, undefined]));

  it("each is found by an anchor of its own, and a subject names no word twice", () => {
    const ids = [...glossary, ...entries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { entries: own } of glossary) expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
  });

  it("speaks of a management group, never of a group alone", () => {
    const alone = entries.filter(({ says, more = "" }) =>
      /(?<![Mm]anagement |computer |“|The whole |the whole )\bgroups?\b/.test(`${says} ${more}`),
    );
    expect(alone.map(({ id }) => id)).toEqual([]);
  });
});
