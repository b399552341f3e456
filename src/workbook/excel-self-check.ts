import { contract, runContract, type CaseResult } from "./contract";
import { openWorkbook } from "./excel";

/** Where the check ran, as `[what, value]` lines of its report. */
export type Surroundings = readonly (readonly [what: string, value: string])[];

/** A self-check as far as it has come. */
export interface SelfCheck {
  readonly surroundings: Surroundings;
  readonly results: readonly CaseResult[];
  /** How many rules there are. */
  readonly total: number;
}

/** Checks the port against the workbook the pane stands beside, on a sheet of its own that is taken away at the end. */
export async function selfCheck(hear: (state: SelfCheck) => void = () => undefined): Promise<SelfCheck> {
  const surroundings = officeSurroundings();
  const results: CaseResult[] = [];
  const state = (): SelfCheck => ({ surroundings, results: [...results], total: contract.length });
  hear(state());
  await runContract(openWorkbook(), removeSheet, (result) => {
    results.push(result);
    hear(state());
  });
  return state();
}

const removeSheet = (name: string): Promise<void> =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("name");
    await context.sync();
    if (!sheet.isNullObject) sheet.delete();
    await context.sync();
  });

/** Requirement sets that the add-in uses or could gain from, each with the highest version known of. */
const SETS: readonly (readonly [name: string, minors: number])[] = [
  ["ExcelApi", 20],
  ["SharedRuntime", 2],
  ["RibbonApi", 2],
  ["AddinCommands", 3],
  ["KeyboardShortcuts", 1],
  ["ImageCoercion", 2],
];

function officeSurroundings(): Surroundings {
  const { diagnostics, requirements, contentLanguage, displayLanguage } = Office.context;
  const newest = SETS.flatMap(([name, minors]) => {
    const minor = Array.from({ length: minors }, (_, at) => minors - at).find((one) =>
      requirements.isSetSupported(name, `1.${one}`),
    );
    return minor === undefined ? [] : [`${name} 1.${minor}`];
  });
  return [
    ["Host", `${diagnostics.host} ${diagnostics.version}`],
    ["Platform", String(diagnostics.platform)],
    ["API sets", newest.join(", ")],
    ["Languages", `${displayLanguage}, content ${contentLanguage}`],
    ["Browser", navigator.userAgent],
  ];
}
