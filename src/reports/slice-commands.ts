import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { RecordId, SavedSlice } from "../records";
import { fold } from "../records/terms";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { sliceProblem } from "./slice-rules";
import type { Slice } from "./slice";

/** Keeps a slice under a name, in the place of an earlier one when its id is given. @throws Refusal for a name that is taken. */
export const saveSlice = command(
  "slice.save",
  async (
    work,
    { id, name, slice }: { id?: RecordId<"slice">; name: string; slice: Slice },
  ): Promise<RecordId<"slice">> => {
    await checkName(work, name, id);
    const problem = sliceProblem(slice);
    if (problem) throw new Refusal(problem);
    const kept = id ?? newId("slice");
    await work.put(recordOf(kept, name, slice));
    return kept;
  },
);

/** Gives a kept slice another name. */
export const renameSlice = command(
  "slice.rename",
  async (work, { id, name }: { id: RecordId<"slice">; name: string }): Promise<void> => {
    const slice = await work.get(id);
    await checkName(work, name, id);
    await work.put({ ...slice, name: name.trim() });
  },
);

/** Keeps a slice no longer; the records it was made of are untouched. */
export const deleteSlice = command(
  "slice.delete",
  async (work, { id }: { id: RecordId<"slice"> }): Promise<void> => {
    await work.get(id);
    await work.remove(id);
  },
);

async function checkName(read: Read, name: string, own: RecordId<"slice"> | undefined): Promise<void> {
  if (!name.trim()) throw new Refusal(msg("Give it a name."), { name: msg("Give it a name.") });
  const [other] = (await read.list("slice", "name", { is: fold(name.trim()) })).filter(
    ({ id }) => id !== own,
  );
  if (!other) return;
  const says = msg(str`There is a slice called ${other.name} already.`);
  throw new Refusal(says, { name: says });
}

function recordOf(id: RecordId<"slice">, name: string, slice: Slice): SavedSlice {
  const { dataset, rows, columns, values, filters, sort, top } = slice;
  return {
    id,
    name: name.trim(),
    dataset,
    rows: [...rows],
    columns: [...columns],
    values: [...values],
    filters: filters.map(({ only, ...filter }) => ({ ...filter, ...(only ? { only: [...only] } : {}) })),
    ...(sort ? { sort } : {}),
    ...(top ? { top } : {}),
  };
}
