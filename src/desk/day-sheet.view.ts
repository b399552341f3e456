import { msg, str } from "@lit/localize";
import { showPaper } from "../paper/show";
import type { AppContext } from "../ui/context";
import { daySheetDocument } from "./day-sheet-document";
import type { TechnicianDay } from "./plan-picture";

/** Puts a technician's visits of a day into the workbook as a sheet to print, or hands it over as a file. */
export async function showDaySheet(
  app: AppContext,
  { technician, visits }: TechnicianDay,
  day: string,
): Promise<void> {
  const company = await app.store.read((read) => read.get("company:main"));
  const { sheets } = app;
  const sheet = await showPaper(
    "day-sheet",
    daySheetDocument(company, technician, day, visits),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The day sheet is on sheet ${sheet}.`));
}
