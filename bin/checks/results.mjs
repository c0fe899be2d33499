import { stripVTControlCharacters } from "node:util";

/** @typedef {{ file: string, name: string, seconds: number, failure?: string }} Test failure: what a failed one said */

/**
 * Where the time of a run went, one line a test: `  12.3 s  file > test name`, the slowest first.
 * @param {readonly Test[]} tests
 * @returns {string} empty where nothing ran
 */
export function slowest(tests, count = 10) {
  const chosen = tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, count);
  return chosen.map(({ file, name, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${file} > ${name}`).join("\n");
}

/**
 * What failed, each with the beginning of what it said: the last thing of a run, where a log that is cut still shows it.
 * @param {readonly Test[]} tests
 * @returns {string} empty where all is well
 */
export function failures(tests, length = 600) {
  const failed = tests.filter(({ failure }) => failure !== undefined);
  return failed
    .map(({ file, name, failure = "" }) => `${file} > ${name}\n${stripVTControlCharacters(failure).slice(0, length).trimEnd()}`)
    .join("\n");
}
