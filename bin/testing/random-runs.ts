import { randomInt } from "node:crypto";

/**
 * How many random cases are tried, from which seed: another one each run, said in the name of the test. TANDEM_HISTORIES asks for
 * another number, TANDEM_SEED for the cases of an earlier run.
 */
export function randomRuns(usual: number): { numRuns: number; seed: number } {
  const { TANDEM_HISTORIES, TANDEM_SEED } = process.env;
  return { numRuns: Number(TANDEM_HISTORIES ?? usual), seed: Number(TANDEM_SEED ?? randomInt(2 ** 31)) };
}
