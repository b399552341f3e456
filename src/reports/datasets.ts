import type { Dataset, Field, Measure } from "./dataset";
import { billLines, bills } from "./dataset-bills";
import { complaints } from "./dataset-complaints";
import { contracts } from "./dataset-contracts";
import { ledger } from "./dataset-ledger";
import { movements } from "./dataset-movements";
import { payments } from "./dataset-payments";
import { visits } from "./dataset-visits";

/** Everything that can be sliced. */
export const datasets: readonly Dataset[] = [
  complaints,
  visits,
  contracts,
  bills,
  billLines,
  payments,
  movements,
  ledger,
];

export const datasetNamed = (name: string): Dataset | undefined =>
  datasets.find((dataset) => dataset.name === name);

export const fieldOf = ({ fields }: Dataset, name: string): Field | undefined =>
  fields.find((field) => field.name === name);

export const measureOf = ({ measures }: Dataset, name: string): Measure | undefined =>
  measures.find((measure) => measure.name === name);
