import { fromThousandths } from "../base/quantity";
import { searchParties } from "../parties/queries";
import type { Item, Party, RecordId } from "../records";
import { searchItems } from "../stock/queries";
import type { Option } from "../ui/combobox";
import type { SbElement } from "../ui/element";
import { lastPriceOf } from "./order-queries";

type Near = { readonly app: SbElement["app"] };

/** Principals found by what was typed. */
export const principalSearch =
  ({ app }: Near) =>
  (typed: string): Promise<Option[]> =>
    app.store.read(async (read) => {
      const found = typed.trim() ? await searchParties(read, typed, 50) : await read.list("party", "name");
      return found
        .filter(({ principal }) => principal)
        .slice(0, 12)
        .map(({ id, name, taxId }) => ({ value: id, label: name, detail: taxId }));
    });

/** A party by its id, as an option. */
export const partyName =
  ({ app }: Near) =>
  async (id: string): Promise<Option | undefined> => {
    const party = await app.store.read((read) => read.find(id as RecordId<"party">));
    return party && { value: id, label: party.name };
  };

/** An item with the price it was last ordered at. */
export interface Goods {
  readonly item: Item;
  readonly price: string;
}

/** What was found of goods, so that a line can follow its item at once. */
export type KnownGoods = Map<string, Goods>;

/** Goods found by what was typed, those of the principal first; each is kept in `known`. */
export const goodsSearch =
  ({ app }: Near, known: KnownGoods, principalId: () => Party["id"] | "") =>
  (typed: string): Promise<Option[]> =>
    app.store.read(async (read) => {
      const found = (await searchItems(read, typed, 40)).filter(({ type }) => type !== "service");
      const own = (item: Item) => Number(item.principalId !== principalId());
      const first = found.sort((a, b) => own(a) - own(b)).slice(0, 12);
      return Promise.all(
        first.map(async (item) => {
          const [held, price] = await Promise.all([
            read.balance(`stock/${item.id}`),
            lastPriceOf(read, item),
          ]);
          known.set(item.id, { item, price });
          const count = app.format.quantity(fromThousandths(held.amount));
          return {
            value: item.id,
            label: item.name,
            detail: [item.code, item.principalCode, `${count} ${item.unit}`].filter(Boolean).join(" · "),
          };
        }),
      );
    });

/** An item by its id, as an option. */
export const goodsName =
  ({ app }: Near) =>
  async (id: string): Promise<Option | undefined> => {
    const item = await app.store.read((read) => read.find(id as RecordId<"item">));
    return item && { value: id, label: item.name };
  };
