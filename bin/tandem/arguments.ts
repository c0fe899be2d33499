/** What a command takes: its options, each with a text. */
export type Options = Readonly<Record<string, string>>;
type Known = Readonly<Record<string, { needs: readonly string[]; may: readonly string[]; run: (options: Options) => Promise<void> }>>;

/** The command that `words` spell with every option it needs, or null. */
export function readCommand(words: readonly string[], known: Known): { run: (options: Options) => Promise<void>; options: Options } | null {
  const [first = "", second = ""] = words;
  const name = [`${first} ${second}`, first].find((spelled) => Object.hasOwn(known, spelled));
  const command = name === undefined ? undefined : known[name];
  if (name === undefined || !command) return null;
  const options = readOptions(words.slice(name.split(" ").length), [...command.needs, ...command.may]);
  return options && command.needs.every((need) => options[need]) ? { run: command.run, options } : null;
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
