import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { PriceList } from "../records";
import { fold } from "../records/terms";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { priceListProblems, type PriceListDraft } from "./prices";

/** Adds a price list. */
export const addPriceList = command("priceList.add", async (work, draft: PriceListDraft) => {
  const list: PriceList = { id: newId("priceList"), ...draft, name: draft.name.trim(), active: true };
  await check(work, list);
  await work.put(list);
  return list.id;
});

/** Changes a price list; fields left out stay. What was billed by it keeps its price. */
export const amendPriceList = command(
  "priceList.amend",
  async (work, { id, ...changes }: { readonly id: PriceList["id"] } & Partial<Omit<PriceList, "id">>) => {
    const list = { ...(await work.get(id)), ...changes };
    await check(work, list);
    await work.put({ ...list, name: list.name.trim() });
  },
);

async function check(read: Read, list: PriceList): Promise<void> {
  const problems = priceListProblems(list);
  const twins = await read.list("priceList", "name", { is: fold(list.name.trim()) });
  if (twins.some(({ id }) => id !== list.id)) problems.name = msg(str`There is a list ${list.name} already.`);
  if (Object.keys(problems).length) throw new Refusal(msg("This price list cannot be saved yet."), problems);
}
