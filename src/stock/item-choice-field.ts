import type { Item } from "../records";
import type { Option } from "../ui/combobox";
import type { AppContext } from "../ui/context";
import { searchItems } from "./queries";

/** Items as a combobox offers them; those offered are kept, so that a line can follow the chosen one at once. */
export class ItemChoice {
  private readonly offered = new Map<string, Item>();

  constructor(
    private readonly app: () => AppContext,
    private readonly fits: (item: Item) => boolean = () => true,
  ) {}

  readonly search = async (typed: string): Promise<Option[]> => {
    const { format, store } = this.app();
    const items = (await store.read((read) => searchItems(read, typed))).filter(this.fits);
    for (const item of items) this.offered.set(item.id, item);
    return items.map((item) => ({
      value: item.id,
      label: item.name,
      detail: `${item.code} · ${format.quantity(item.price, format.digits)}`,
    }));
  };

  readonly resolve = async (id: string): Promise<Option | undefined> => {
    const item = await this.app().store.read((read) => read.find(id as Item["id"]));
    if (item) this.offered.set(item.id, item);
    return item && { value: id, label: item.name };
  };

  /** An item that was offered or named before. */
  get(id: string): Item | undefined {
    return this.offered.get(id);
  }
}
