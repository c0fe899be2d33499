import { count } from "../words/numbers";

/** What is said first where agents left the original and nobody accepted that; empty where none did. */
export function leftWords(left: number, total: number): string {
  if (left === 0) return "";
  return `${count(left)} of ${count(total)} left the original and ${left === 1 ? "waits" : "wait"} for a lead to accept ${left === 1 ? "it" : "them"}`;
}
