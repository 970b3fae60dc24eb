import type { ListColumn } from "@/lib/browser/list-view";

type Column = {
  column: ListColumn;
  numeric: boolean;
  /** Where it is shown: everywhere but on phones, or only where there is room for all. */
  shown: string;
};

const ROOMY = "md:max-[75rem]:hidden";

const COLUMNS: readonly Column[] = [
  column("state"),
  column("namespace"),
  column("name"),
  column("ready", { numeric: true }),
  column("updated", { numeric: true, shown: ROOMY }),
  column("available", { numeric: true, shown: ROOMY }),
  column("revision", { numeric: true }),
  column("images"),
  column("changed"),
  column("age", { shown: ROOMY }),
  column("cause"),
];

/** The columns of the list of one namespace, or `everywhere` of the list of all. */
export function columnsOf(everywhere: boolean): readonly Column[] {
  return everywhere ? COLUMNS : COLUMNS.filter((shown) => shown.column !== "namespace");
}

function column(name: ListColumn, { shown = "", numeric = false }: Partial<Column> = {}): Column {
  return { column: name, numeric, shown };
}
