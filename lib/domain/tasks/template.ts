import { deployRuleTasks } from "./deploy-rules";
import { deployServerTasks } from "./deploy-servers";
import { laterTasks } from "./later-tasks";
import { retainTasks } from "./retain";
import { retireTasks } from "./retire";
import type { TemplateTask } from "./template-task";
import { upgradeTasks } from "./upgrade";

const first: readonly TemplateTask[] = [...retainTasks, ...deployServerTasks, ...deployRuleTasks, ...upgradeTasks, ...retireTasks];

/**
 * Where each task stands. People move tasks to places between these numbers and the numbers are kept, so a task that came later
 * takes a fraction behind the one that it belongs to instead of moving the others.
 */
export const places: ReadonlyMap<string, number> = placesOf();

function placesOf(): Map<string, number> {
  const found = new Map(first.map(({ key }, place) => [key, place]));
  for (const [i, { key, behind = "" }] of laterTasks.entries())
    found.set(key, Math.floor(found.get(behind) ?? first.length) + (i + 1) / 1000);
  return found;
}

/** Added tasks stand behind all that the template had at first, for the same reason. */
export const placeOfAdded = (number: number): number => first.length + number;

/** What every migration starts with, in order. */
export const template: readonly TemplateTask[] = [...first, ...laterTasks].sort(
  (a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0),
);
