import type { Company } from "../records";
import type { BookCopy, Store } from "../store/store";
import { valueAt } from "./fields";
import { writeBackup, type ExportOptions } from "./export";

interface RestoreOptions extends ExportOptions {
  /** Says which of the two long steps is going on. */
  readonly onStep?: (step: "keeping" | "restoring") => void;
}

/**
 * Puts a book in the place of the one here, all or nothing. What is here is kept aside as a file first, on this machine; if
 * that cannot be done nothing is changed. Gives when that was kept; undefined where there was nothing to keep.
 */
export async function restoreBook(
  store: Store,
  book: BookCopy,
  options: RestoreOptions,
): Promise<string | undefined> {
  const { signal, progress, onStep } = options;
  onStep?.("keeping");
  const kept = await keepAside(store, options);
  onStep?.("restoring");
  await store.replaceAll(book, { signal, progress });
  return kept;
}

/** Keeps a file of the book as it is now; undefined when nothing was ever saved in it. */
export async function keepAside(store: Store, options: ExportOptions): Promise<string | undefined> {
  const here = await store.exportAll();
  if (here.lastSeq === 0) return undefined;
  const bytes = await writeBackup(here, options);
  const company = here.records.find((record) => valueAt(record, ["id"]) === "company:main") as
    Company | undefined;
  await store.setAside.keep(
    {
      at: options.at,
      company: company?.name ?? "",
      bookId: here.bookId,
      seq: here.lastSeq,
      records: here.records.length,
    },
    bytes,
  );
  return options.at;
}
