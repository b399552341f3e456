import type { BookSnapshot } from "./book";
import { GridError } from "./engine";

/** Takes an .xlsx apart. @throws GridError with a sentence for a file that is not one. */
export async function readXlsx(bytes: Uint8Array): Promise<BookSnapshot> {
  throw new GridError("InvalidArgument", `The file of ${bytes.length} bytes cannot be read yet.`);
}
