import { AsOfPicker } from "@/components/moments/as-of-picker";
import { FilterChip } from "@/components/ui/chip";
import type { Migration } from "@/lib/contracts/migrations";
import type { Report } from "@/lib/contracts/report";
import { partKeys, partNames } from "@/lib/domain/report/part-words";
import type { ReportAddress } from "@/lib/queries/reports";
import { ChoosePart } from "./choose-part";
import { DownloadMenu } from "./download-menu";
import { ShareMenu } from "./share-menu";

type Props = {
  migration: Migration;
  address: ReportAddress;
  onChange: (part: Partial<ReportAddress>) => void;
  report: Report | undefined;
};

/** Of what the report is, and how it leaves the building. Not part of it, so not printed. */
export function ReportBar({ migration, address, onChange, report }: Props) {
  return (
    <div className="flex min-h-7.5 flex-wrap items-center gap-x-2 gap-y-1.5 print:hidden">
      <h1 className="mr-1 text-title phone:text-panel">Report</h1>
      {partKeys.map(
        (key) =>
          address[key].length > 0 && (
            <FilterChip key={key} name={partNames[key]} value={address[key].join(" or ")} onRemove={() => onChange({ [key]: null })} />
          ),
      )}
      <ChoosePart migration={migration} address={address} onChange={onChange} report={report} />
      <span className="ml-auto flex flex-wrap items-center gap-1.5">
        <AsOfPicker migration={migration} asOf={address.asOf} onChange={(asOf) => onChange({ asOf })} />
        <ShareMenu migration={migration} address={address} />
        <DownloadMenu migration={migration.id} address={address} />
      </span>
    </div>
  );
}
