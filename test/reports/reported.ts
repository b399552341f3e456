import { reportNamed } from "../../src/reports/all-reports";
import { runReport } from "../../src/reports/answers";
import type { Answers, ReportResult } from "../../src/reports/report";
import { proveReport } from "../../src/reports/prove-queries";
import type { Store } from "../../src/store/store";

/** A report as it is asked in a book on a day: its rows as objects by the columns' keys. */
export async function reported(
  { store, clock }: { store: Store; clock: { today(): string } },
  name: string,
  answers: Answers = {},
): Promise<ReportResult & { readonly table: Record<string, unknown>[] }> {
  const report = reportNamed(name);
  if (!report) throw new Error(`there is no report ${name}`);
  const result = await store.read(async (read) =>
    runReport(read, report, answers, { today: clock.today(), company: await read.get("company:main") }),
  );
  const table = result.rows.map(({ cells }) =>
    Object.fromEntries(
      result.columns.flatMap(({ key }, at) => (cells[at] === undefined ? [] : [[key, cells[at]]])),
    ),
  );
  return { ...result, table };
}

/** What a report's reconciliation finds. */
export async function differences(
  { store, clock }: { store: Store; clock: { today(): string } },
  name: string,
): Promise<string[]> {
  const report = reportNamed(name);
  if (!report) throw new Error(`there is no report ${name}`);
  return (await store.read((read) => proveReport(read, report, clock.today()))).map(({ text }) => text);
}
