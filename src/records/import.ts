import * as s from "./shape";

/** A foreign list that was taken in: its operations carry the id, by which it is taken back as a whole. */
export const importRun = s.kind(
  s.object({
    id: s.idOf("import"),
    kind: s.choice(["customers", "items", "cards", "contracts", "bills", "stock"]),
    /** The name of the file, and of its sheet where it has several. */
    file: s.text,
    sheet: s.text,
    at: s.instant,
    /** The last operation before it. */
    after: s.count,
    /** Every heading as it is compared, with the field it was read into; "" = left out. What is proposed next time. */
    columns: s.list(s.object({ heading: s.text, field: s.text })),
    /** Absent while it runs, or when it was cut off. */
    done: s.optional(s.object({ added: s.count, refused: s.count, cancelled: s.flag })),
    /** When it was taken back. */
    undone: s.optional(s.instant),
  }),
  { at: (run) => run.at, kind: (run) => [run.kind, run.at] },
);
