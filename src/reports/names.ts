import { currencyDigits, formatMoney } from "../base/money";
import type { Company, RecordId, RecordOf } from "../records";
import type { Read } from "../store/work";

/** Records by id, each fetched once however often it is asked for; undefined where it is gone or none is meant. */
export class Fetched {
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(private readonly read: Read) {}

  find<Id extends RecordId>(id: Id | undefined): Promise<RecordOf<Id> | undefined> {
    if (!id) return Promise.resolve(undefined);
    let found = this.#known.get(id);
    if (!found) this.#known.set(id, (found = this.read.find(id)));
    return found as Promise<RecordOf<Id> | undefined>;
  }

  /** What a party, an item or a technician is called; "" where it is gone or none. */
  async name(id: RecordId<"party"> | RecordId<"item"> | RecordId<"technician"> | undefined): Promise<string> {
    return ((await this.find(id)) as { readonly name: string } | undefined)?.name ?? "";
  }
}

/** Writes minor units as a company's papers do, without the currency's sign: for the sentences of a report. */
export const moneyWriter = ({
  currency,
  locale,
}: Pick<Company, "currency" | "locale">): ((minor: number) => string) => {
  const digits = currencyDigits(currency);
  return (minor) => formatMoney(minor, { digits, locale });
};
