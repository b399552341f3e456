import { runContract } from "./contract";
import { openWorkbook } from "./excel";

/** Checks the port against the workbook the pane stands beside; the report is plain text to copy. */
export const selfCheck = (): Promise<string> =>
  runContract(openWorkbook(), (name) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("name");
      await context.sync();
      if (!sheet.isNullObject) sheet.delete();
      await context.sync();
    }),
  );
