import type { Item, RecordId } from "../records";
import type { Read } from "../store/work";
import type { Option } from "../ui/combobox";
import type { AppContext } from "../ui/context";
import { listed } from "./price-queries";
import { searchItems } from "./queries";

/** Items as a combobox offers them; those offered are kept, so that a line can follow the chosen one at once. */
export class ItemChoice {
  private readonly offered = new Map<string, Item>();

  constructor(
    private readonly app: () => AppContext,
    private readonly fits: (item: Item) => boolean = () => true,
    /** Whom the prices are for: his price list is heeded, today's. */
    private readonly buyer: () => RecordId<"party"> | "" = () => "",
  ) {}

  readonly search = async (typed: string): Promise<Option[]> => {
    const { format, store } = this.app();
    const items = await store.read(async (read) => {
      const found = (await searchItems(read, typed)).filter(this.fits);
      return Promise.all(found.map((item) => this.priced(read, item)));
    });
    for (const item of items) this.offered.set(item.id, item);
    return items.map((item) => ({
      value: item.id,
      label: item.name,
      detail: `${item.code} · ${format.quantity(item.price, format.digits)}`,
    }));
  };

  readonly resolve = async (id: string): Promise<Option | undefined> => {
    const item = await this.app().store.read(async (read) => {
      const found = await read.find(id as Item["id"]);
      return found && this.priced(read, found);
    });
    if (item) this.offered.set(item.id, item);
    return item && { value: id, label: item.name };
  };

  private readonly priced = (read: Read, item: Item): Promise<Item> =>
    listed(read, item, this.buyer() || undefined, this.app().today());

  /** An item that was offered or named before, at its listed price. */
  get(id: string): Item | undefined {
    return this.offered.get(id);
  }
}
