/** The slices, each of which may use those before it. */
export const SLICES = [
  "company",
  "parties",
  "stock",
  "purchase",
  "contracts",
  "complaints",
  "sales",
  "billing",
  "payments",
  "ledger",
  "audit",
  "reports",
  "imports",
  "desk",
] as const;

/** The rooms below the slices: features of their own that know no slice. */
const ROOMS = ["ui", "workbook", "paper", "backup"] as const;

/**
 * Steps: files of a slice that work inside a transaction somebody else began, shared by the commands of the slices
 * downstream. Whatever else uses the store is a command or a query and says so by its name.
 */
const STEPS = [
  "company/numbering",
  "company/post",
  "company/settlement",
  "company/advance-tax",
  "company/period",
  "stock/cost",
  "stock/move",
  "stock/pieces",
  "stock/shortage",
  "stock/unit",
  "stock/unit-piece",
  "stock/make-card",
  "purchase/revalue",
  "purchase/claim",
  "contracts/owed-visit",
  "contracts/remainder",
  "contracts/unit-cover",
  "contracts/unit-coverage",
  "contracts/visit-lines",
  "sales/dispatch",
  "billing/goods",
  "billing/issue",
  "billing/issue-checks",
  "billing/installment",
  "billing/billed-work",
  "payments/book",
  "payments/cheque-moves",
];

/** Queries whose names say better what they tell. */
const QUERIES = ["ledger/prove"];

/** The layers from the ground up, each with the layers it may import; a slice's layers name its own slice's. */
const ALLOWED: Record<string, readonly string[]> = {
  base: [],
  records: ["base"],
  store: ["records", "base"],
  ui: ["store", "records", "base"],
  workbook: ["store", "records", "base"],
  paper: ["store", "records", "base"],
  backup: ["store", "records", "base"],
  model: ["model", "records", "base"],
  steps: ["steps", "model", "store", "records", "base"],
  queries: ["queries", "steps", "model", "store", "records", "base"],
  commands: ["commands", "queries", "steps", "model", "store", "records", "base"],
  sheet: ["commands", "queries", "model", "workbook", "store", "records", "base"],
  document: ["document", "queries", "model", "paper", "store", "records", "base"],
  field: ["field", "commands", "queries", "steps", "model", ...ROOMS, "store", "records", "base"],
  view: [
    "view",
    "field",
    "document",
    "commands",
    "queries",
    "steps",
    "model",
    ...ROOMS,
    "store",
    "records",
    "base",
  ],
  demo: ["demo", "commands", "queries", "model", "store", "records", "base"],
  sheets: ["sheet", "workbook", "store", "records", "base"],
  catalog: ["demo", "view", "document", "queries", "model", ...ROOMS, "store", "records", "base"],
  app: [
    "app",
    "catalog",
    "demo",
    "view",
    "document",
    "commands",
    "queries",
    "model",
    ...ROOMS,
    "store",
    "records",
    "base",
  ],
  taskpane: ["app", "catalog", "sheets", ...ROOMS, "store", "records", "base"],
  preview: ["preview", "paper", "base"],
};

/** Layers of a slice that those of slices downstream may use; the others are of their own slice only. */
const SHARED = ["model", "steps", "queries"];
/**
 * Views may also ask commands upstream: a caller can be added while his complaint is taken. And what a form downstream asks
 * for may be asked by the field that knows how: who goes on which day is one question, on whatever page it stands.
 */
const SHARED_WITH_VIEWS = [...SHARED, "commands", "field"];

/** Where a file stands in the house. */
export interface Place {
  layer: string;
  slice?: string;
}

function layerInSlice(file: string): string {
  const name = file.split("/").at(-1) ?? "";
  // Routes name the views of their slice.
  if (/\.view$|^routes$/.test(name)) return "view";
  if (name.endsWith("-field")) return "field";
  const word = /(?:^|-)(commands|queries|sheet|document)$/.exec(name)?.[1];
  if (word) return word;
  if (STEPS.includes(file)) return "steps";
  // The audit trail, reports and the desk keep no records of their own: all they do is gather what the slices tell.
  return QUERIES.includes(file) || /^(audit|desk|reports)\//.test(file) ? "queries" : "model";
}

/** The place of a file, given as a path from src without ending; undefined where the house has no such room. */
export function placeOf(file: string): Place | undefined {
  const [room = "", ...rest] = file.split("/");
  if ((SLICES as readonly string[]).includes(room) && rest.length > 0)
    return { layer: layerInSlice(file), slice: room };
  if (room in ALLOWED) return { layer: room };
  return undefined;
}

const order = (slice: string): number => (SLICES as readonly string[]).indexOf(slice);

/** Why one file may not import another, or undefined when it may. */
export function objection(from: Place, to: Place): string | undefined {
  if (from.layer === to.layer && from.slice === undefined) return undefined;
  if (!ALLOWED[from.layer]?.includes(to.layer)) return `${from.layer} must not know ${to.layer}`;
  if (from.slice === undefined || to.slice === undefined || from.slice === to.slice) return undefined;
  if (order(to.slice) > order(from.slice))
    return `${from.slice} must not know ${to.slice}, which is downstream`;
  // A list is taken in by the commands a person would have used for each of its rows.
  const asksCommands = from.layer === "view" || from.layer === "field" || from.slice === "imports";
  const shared = asksCommands ? SHARED_WITH_VIEWS : SHARED;
  return shared.includes(to.layer) ? undefined : `${to.layer} is of its own slice only`;
}

/** The arrows found, drawn as a Mermaid flowchart with the upper layers first. */
export function draw(arrows: Iterable<readonly [from: string, to: string]>): string {
  const height = Object.keys(ALLOWED);
  const lines = new Set(
    [...arrows].filter(([from, to]) => from !== to).map(([from, to]) => `  ${from} --> ${to}`),
  );
  const rank = (line: string) => {
    const [from = "", to = ""] = line.trim().split(" --> ");
    return height.indexOf(from) * 100 + height.indexOf(to);
  };
  return ["flowchart TD", ...[...lines].sort((a, b) => rank(b) - rank(a))].join("\n");
}
