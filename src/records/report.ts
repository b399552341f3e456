import * as v from "valibot";
import * as s from "./shape";
import { fold } from "./terms";

/** A slice somebody keeps under a name: which fields of which dataset, which figures, which filters. */
export const slice = s.kind(
  s.object({
    id: s.idOf("slice"),
    name: s.label,
    dataset: s.label,
    /** Fields down and across, from the outermost. */
    rows: s.list(s.label),
    columns: s.list(s.label),
    values: s.list(
      s.object({
        by: s.choice(["sum", "count", "average", "distinct", "min", "max"]),
        /** A measure, for `distinct` a field, for `count` nothing. */
        of: s.text,
        share: s.optional(s.choice(["total", "row", "column"])),
      }),
    ),
    filters: s.list(
      s.object({
        field: s.label,
        /** Groups that pass, by key. */
        only: s.optional(s.list(s.text)),
        from: s.optional(s.text),
        to: s.optional(s.text),
      }),
    ),
    sort: s.optional(s.object({ by: s.anyOf([s.count, v.literal("name")]), descending: s.flag })),
    top: s.optional(s.count),
  }),
  { name: (slice) => fold(slice.name) },
);
