/** What a command takes: its options, each with a text. */
export type Options = Readonly<Record<string, string>>;
/** `words` are given by place, without a name before them. */
type Named = { words?: readonly string[]; needs: readonly string[]; may: readonly string[] };

/** The command that `words` spell with everything it needs, or null. */
export function readCommand<C extends Named>(
  words: readonly string[],
  known: Readonly<Record<string, C>>,
): { command: C; options: Options } | null {
  const [first = "", second = ""] = words;
  const name = [`${first} ${second}`, first].find((spelled) => Object.hasOwn(known, spelled));
  const command = name === undefined ? undefined : known[name];
  if (name === undefined || !command) return null;
  const rest = words.slice(name.split(" ").length);
  const placed = command.words ?? [];
  const options = readOptions(rest.slice(placed.length), [...command.needs, ...command.may]);
  const given = { ...options, ...Object.fromEntries(placed.map((place, i) => [place, rest[i] ?? ""])) };
  return options && [...placed, ...command.needs].every((need) => given[need]) ? { command, options: given } : null;
}

function readOptions(words: readonly string[], allowed: readonly string[]): Options | null {
  const options: Record<string, string> = {};
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = "", joined] = /^--([a-z]+)(?:=(.*))?$/s.exec(word) ?? [];
    const value = joined ?? rest.shift();
    if (!allowed.includes(name) || value === undefined || name in options) return null;
    options[name] = value;
  }
  return options;
}
