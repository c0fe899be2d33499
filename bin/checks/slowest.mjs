/** @typedef {{ file: string, name: string, seconds: number }} Test */

/**
 * Where the time of a run went, one line a test: `  12.3 s  file > test name`, the slowest first.
 * @param {readonly Test[]} tests
 * @returns {string} empty where nothing ran
 */
export function slowest(tests, count = 10) {
  const chosen = tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, count);
  return chosen.map(({ file, name, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${file} > ${name}`).join("\n");
}
