import { Link } from "@/components/ui/link";
import { importHref } from "@/lib/queries/import-links";

/** Where on a list something stands; the import opens. */
export function FromList({ of, migration }: { of: { importId: string; importNumber: number; row: number }; migration: string }) {
  return (
    <>
      <Link href={importHref(migration, of.importId)} className="opens-rows">
        import #{of.importNumber}
      </Link>
      , row {of.row}
    </>
  );
}
