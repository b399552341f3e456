import { invalidArgument } from "./errors";
import type { ExcelHost } from "./host";
import { bytesOf } from "./image";

interface Options {
  readonly sheetNamesToInsert?: readonly string[];
  readonly positionType?: "None" | "Before" | "After" | "Beginning" | "End";
  readonly relativeTo?: string | { readonly id?: string; readonly name?: string };
}

/** `insertWorksheetsFromBase64`: the sheets of another .xlsx join this workbook; gives their ids. */
export async function insertWorksheets(host: ExcelHost, base64: unknown, given: unknown): Promise<string[]> {
  const options = (given ?? {}) as Options;
  const { engine } = host;
  const book = await engine.readXlsx(bytesOf(base64));
  const names = options.sheetNamesToInsert?.length ? options.sheetNamesToInsert : undefined;
  return engine.insertSheets(book, names, position(host, options));
}

function position(host: ExcelHost, { positionType, relativeTo }: Options): number | undefined {
  const count = host.engine.sheets.list().length;
  switch (positionType) {
    case undefined:
    case "None":
    case "End":
      return count;
    case "Beginning":
      return 0;
    case "Before":
    case "After": {
      const key = typeof relativeTo === "string" ? relativeTo : (relativeTo?.id ?? relativeTo?.name);
      const sheet = key === undefined ? null : host.workbook.findSheet(key);
      if (!sheet) throw invalidArgument();
      return sheet.Position + (positionType === "After" ? 1 : 0);
    }
    default:
      throw invalidArgument();
  }
}
