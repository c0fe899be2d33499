import { GroupDot } from "@/components/frame/group-dot";
import { unknown } from "@/components/moments/moments";
import type { Migration } from "@/lib/contracts/migrations";

/** Management groups by name, each with its dot. */
export function GroupNames({ names, migration }: { names: readonly string[]; migration: Migration }) {
  if (names.length === 0) return <span className="text-ink3">{unknown}</span>;
  return (
    <span className="inline-flex max-w-full flex-wrap gap-x-2.5">
      {names.map((name) => {
        const role = migration.groups.find((group) => group.name.toLowerCase() === name.toLowerCase())?.role;
        return (
          <span key={name} className="inline-flex max-w-full items-center gap-1.5 whitespace-nowrap">
            <span className="max-w-64 truncate" title={name}>
              {name}
            </span>
            {role && <GroupDot role={role} />}
          </span>
        );
      })}
    </span>
  );
}
