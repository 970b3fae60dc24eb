import {
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";
import { compareSortValues, type ListColumn, sortValueOf } from "@/lib/browser/list-view";
import type { RolloutSummary } from "@/lib/contract/rollout";

type ColumnMeta = {
  /** Where the column is shown: everywhere but on phones, or only where there is room for all. */
  shown: string;
  numeric: boolean;
};

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: {},
  columnMeta: metaHelper<ColumnMeta>(),
});

const helper = createColumnHelper<typeof features, RolloutSummary>();

function column(id: ListColumn, { shown = "", numeric = false }: Partial<ColumnMeta> = {}) {
  return helper.accessor((rollout) => sortValueOf(rollout, id), {
    id,
    meta: { shown, numeric },
    sortUndefined: "last",
    sortDescFirst: false,
    sortFn: (a, b) => compareSortValues(sortValueOf(a.original, id) ?? "", sortValueOf(b.original, id) ?? ""),
  });
}

const ROOMY = "md:max-[75rem]:hidden";

const afterName = [
  column("ready", { numeric: true }),
  column("updated", { numeric: true, shown: ROOMY }),
  column("available", { numeric: true, shown: ROOMY }),
  column("revision", { numeric: true }),
  column("images"),
  column("changed"),
  column("age", { shown: ROOMY }),
  column("cause"),
];

/** The columns of one namespace's list. */
export const columns = helper.columns([column("state"), column("name"), ...afterName]);

/** The columns of the list of all namespaces. */
export const columnsEverywhere = helper.columns([column("state"), column("namespace"), column("name"), ...afterName]);
