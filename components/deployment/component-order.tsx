import { count } from "@/components/moments/numbers";
import { Card } from "@/components/ui/card";
import type { Task } from "@/lib/contracts/tasks";
import { componentKindNames } from "@/lib/domain/components";
import { componentOrder, type OrderedComponent } from "@/lib/domain/tasks/component-order";
import { countTasks } from "@/lib/domain/tasks/state";

const box = { width: 174, height: 42, across: 238, down: 54 };
const order = componentOrder();
const steps = Math.max(...order.map(({ step }) => step)) + 1;
const rows = Math.max(...Array.from({ length: steps }, (_, step) => order.filter((one) => one.step === step).length));
const size = { width: (steps - 1) * box.across + box.width + 4, height: (rows - 1) * box.down + box.height + 4 };

/** Top left corner: columns by step, each centred on the tallest. */
function placeOf({ kind, step }: OrderedComponent): { x: number; y: number } {
  const column = order.filter((one) => one.step === step);
  const top = ((rows - column.length) * box.down) / 2;
  return { x: step * box.across + 2, y: top + column.findIndex((one) => one.kind === kind) * box.down + 2 };
}

/** Which component waits for which, with how far the tasks of each are. The picture is a list for whoever cannot see it. */
export function ComponentOrder({ tasks }: { tasks: readonly Task[] }) {
  const deploy = tasks.filter(({ phase }) => phase === "deploy");
  const told = order.map((one) => ({ ...one, ...placeOf(one), ...countTasks(deploy.filter(({ component }) => component === one.kind)) }));
  return (
    <Card title="Order of the components" className="@container">
      <div className="hidden px-3.5 pt-1.5 pb-3.5 @2xl:block">
        <svg width={size.width} height={size.height} aria-hidden>
          {told.flatMap((one) =>
            one.waitsFor.map((kind) => {
              const before = told.find((other) => other.kind === kind);
              if (!before) return null;
              const [x1, y1, x2, y2] = [before.x + box.width, before.y + box.height / 2, one.x, one.y + box.height / 2];
              const bend = (x2 - x1) / 2;
              return (
                <path
                  key={`${kind} ${one.kind}`}
                  d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 7} ${y2}M${x2 - 12} ${y2 - 4}L${x2 - 6} ${y2}L${x2 - 12} ${y2 + 4}`}
                  fill="none"
                  stroke="var(--color-ink3)"
                  strokeWidth={1.25}
                />
              );
            }),
          )}
          {told.map(({ kind, x, y, done, total }) => (
            <g key={kind} transform={`translate(${x} ${y})`}>
              <rect width={box.width} height={box.height} rx={8} fill="var(--color-surface)" stroke="var(--color-line2)" />
              <Progress done={done} total={total} />
              <text x={36} y={18} fontSize={12.5} fontWeight={550} fill="var(--color-ink)">
                {componentKindNames[kind]}
              </text>
              <text x={36} y={33} fontSize={11} fill="var(--color-ink2)">
                {total === 0 ? "no task" : `${count(done)} of ${count(total)} tasks done`}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <ol className="px-3.5 pb-3 @2xl:sr-only">
        {told.map(({ kind, waitsFor, done, total }) => (
          <li key={kind} className="py-1">
            <span className="font-medium">{componentKindNames[kind]}</span>:{" "}
            <span className="text-ink2">
              {waitsFor.length > 0
                ? `waits for ${waitsFor.map((one) => componentKindNames[one].toLowerCase()).join(" and ")}`
                : "waits for nothing"}
              , {count(done)} of {count(total)} tasks done
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A ring that fills with done tasks; a check once all are. */
function Progress({ done, total }: { done: number; total: number }) {
  const around = 2 * Math.PI * 7;
  const all = total > 0 && done === total;
  return (
    <g transform={`translate(19 ${box.height / 2})`} fill="none" strokeWidth={2}>
      <circle r={7} stroke={all ? "var(--color-good)" : "var(--color-line2)"} />
      {done > 0 && !all && (
        <circle r={7} stroke="var(--color-ink2)" strokeDasharray={`${(around * done) / total} ${around}`} transform="rotate(-90)" />
      )}
      {all && <path d="M-3 0L-1 2.5L3.5 -2.5" stroke="var(--color-good)" strokeLinecap="round" strokeLinejoin="round" />}
    </g>
  );
}
