/**
 * The entries of one cell, each once, as exports and people's scripts join them: with commas, semicolons, bars or line breaks
 * between, also as PowerShell prints a list: {A, B}. Blanks divide only what has no other sign: see namesIn.
 */
export function listIn(text: string): string[] {
  const seen = new Map<string, string>();
  for (const entry of inner(text).split(/[,;|\r\n]/)) {
    const name = entry.trim();
    if (name !== "" && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name);
  }
  return [...seen.values()];
}

/** The same of computers, in whose names no blank can stand. */
export function namesIn(text: string): string[] {
  return inner(text)
    .split(/[,;|\s]+/)
    .filter((name) => name !== "");
}

/** The entries of a list in which blanks divide known names; as they are where the parts are not all known. */
export function dividedByBlanks(entries: readonly string[], isKnown: (name: string) => boolean): string[] {
  return entries.flatMap((entry) => {
    const parts = entry.split(/\s+/);
    return parts.length > 1 && !isKnown(entry) && parts.some(isKnown) ? parts : [entry];
  });
}

const inner = (text: string): string => text.trim().replace(/^\{(.*)\}$/s, "$1");
