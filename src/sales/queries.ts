import { msg, str } from "@lit/localize";
import { Refusal } from "../base/refusal";
import { totalsOf } from "../company/figures";
import type { Totals } from "../company/totals";
import type {
  Card,
  Challan,
  Company,
  Invoice,
  Item,
  Party,
  Quotation,
  RecordId,
  Series,
  Site,
  Unit,
} from "../records";
import { fold } from "../records/terms";
import { STORE } from "../stock/model";
import { serialsIn } from "../stock/serials";
import type { Read } from "../store/work";
import {
  type ChallanDraft,
  challanLineOf,
  challanState,
  isOut,
  quotationState,
  type ChallanState,
  type QuotationState,
} from "./model";
import { quotationStateName } from "./words";

/** A quotation with what its page shows. */
export interface QuotationPage {
  readonly quotation: Quotation;
  readonly customer: Party;
  readonly site: Site | undefined;
  readonly challan: Challan | undefined;
  readonly invoice: Invoice | undefined;
  readonly state: QuotationState;
  readonly totals: Totals;
}

export async function quotationPage(read: Read, id: Quotation["id"], today: string): Promise<QuotationPage> {
  const quotation = await read.get(id);
  const [company, customer, site, challan, invoice] = await Promise.all([
    read.get("company:main"),
    read.get(quotation.customerId),
    quotation.siteId ? read.find(quotation.siteId) : undefined,
    quotation.challanId ? read.find(quotation.challanId) : undefined,
    quotation.invoiceId ? read.find(quotation.invoiceId) : undefined,
  ]);
  const state = quotationState(quotation, today);
  return { quotation, customer, site, challan, invoice, state, totals: quotationTotals(quotation, company) };
}

/** What an offer comes to, by the rules of its tax scheme. */
export const quotationTotals = (
  quotation: Pick<Quotation, "lines" | "charges" | "taxScheme" | "placeOfSupply" | "taxInclusive">,
  company: Company,
): Totals => totalsOf({ ...quotation, reverseCharge: false, prepaid: 0 }, company);

/** A piece that left on a challan or a bill, with the card it was installed under. */
export interface SoldPiece {
  readonly unit: Unit;
  readonly item: Item;
  readonly card: Card | undefined;
}

/** The pieces that are out on a challan or were billed on it, or were sold on a bill, with their cards. */
export async function piecesOf(
  read: Read,
  { lines }: { readonly lines: readonly { readonly units?: Unit["id"][] }[] },
): Promise<SoldPiece[]> {
  const units = await Promise.all(lines.flatMap((line) => line.units ?? []).map((id) => read.find(id)));
  return Promise.all(
    units.flatMap((unit) =>
      unit
        ? [
            (async () => ({
              unit,
              item: await read.get(unit.itemId),
              card: unit.cardId ? await read.find(unit.cardId) : undefined,
            }))(),
          ]
        : [],
    ),
  );
}

/** A challan with what its page shows. */
export interface ChallanPage {
  readonly challan: Challan;
  readonly customer: Party;
  readonly site: Site | undefined;
  readonly series: Series;
  readonly quotation: Quotation | undefined;
  readonly bills: readonly Invoice[];
  readonly pieces: readonly SoldPiece[];
  readonly state: ChallanState;
}

export async function challanPage(read: Read, id: Challan["id"]): Promise<ChallanPage> {
  const challan = await read.get(id);
  const [customer, site, series, quotation, bills, pieces] = await Promise.all([
    read.get(challan.customerId),
    challan.siteId ? read.find(challan.siteId) : undefined,
    read.get(challan.seriesId),
    challan.quotationId ? read.find(challan.quotationId) : undefined,
    read.list("invoice", "challan", { is: id }),
    piecesOf(read, challan),
  ]);
  return { challan, customer, site, series, quotation, bills, pieces, state: challanState(challan) };
}

/** Challans of a customer whose goods are still out, oldest first. */
export const challansOut = async (read: Read, customerId: Party["id"]): Promise<Challan[]> =>
  (await read.list("challan", "customer", { prefix: [customerId] })).filter(isOut);

/** What a challan is made of where a quotation was taken: its goods; services are left to the bill. @throws Refusal */
export async function challanFromQuotation(read: Read, id: Quotation["id"]): Promise<ChallanDraft> {
  const quotation = await taken(read, id, "challanId");
  const lines = await Promise.all(
    quotation.lines.map(async (line) => {
      const item = line.itemId ? await read.get(line.itemId) : undefined;
      return item && item.type !== "service" ? challanLineOf(line, STORE) : undefined;
    }),
  );
  return {
    customerId: quotation.customerId,
    ...(quotation.siteId ? { siteId: quotation.siteId } : {}),
    quotationId: id,
    poReference: quotation.poReference,
    lines: lines.filter((line) => line !== undefined),
  };
}

/** A quotation of which a challan or a bill may be made: sent or accepted, and not that already. @throws Refusal */
export async function taken(
  read: Read,
  id: Quotation["id"],
  field: "challanId" | "invoiceId",
): Promise<Quotation> {
  const quotation = await read.get(id);
  const { number = "", status } = quotation;
  if (status === "draft" || status === "lost")
    throw new Refusal(
      msg(str`Quotation ${number} is ${quotationStateName(status)}; only an open one becomes more.`),
    );
  if (quotation[field])
    throw new Refusal(
      field === "challanId"
        ? msg(str`Quotation ${number} already became a challan.`)
        : msg(str`Quotation ${number} already became a bill.`),
    );
  return quotation;
}

/** The newest papers of a kind, drafts first. */
export async function newest<T extends "quotation" | "challan">(
  read: Read,
  type: T,
  limit = 200,
): Promise<(T extends "quotation" ? Quotation : Challan)[]> {
  const [drafts, others] = await Promise.all([
    read.list(type, "status", { prefix: ["draft"] }, { order: "newest", limit }),
    read.list(type, "on", undefined, { order: "newest", limit }),
  ]);
  const rows = [...drafts, ...others.filter(({ status }) => status !== "draft")].slice(0, limit);
  return rows as (T extends "quotation" ? Quotation : Challan)[];
}

/** What is known around a draft of a customer: his sites, and the series it may be numbered by. */
export async function aroundCustomer(
  read: Read,
  customerId: Party["id"] | "",
  document: "quotation" | "challan",
): Promise<{ sites: Site[]; series: Series[] }> {
  const [sites, series] = await Promise.all([
    customerId ? read.list("site", "party", { is: customerId as RecordId<"party"> }) : [],
    read.list("series", "document", { is: document }),
  ]);
  return { sites, series: series.filter(({ active }) => active) };
}

/** The pieces meant by serial numbers typed or pasted together, ranges too, at a place: none where nothing was typed. @throws Refusal */
export async function piecesMeant(
  read: Read,
  { itemId, location }: { readonly itemId: Item["id"]; readonly location: string },
  typed: string,
  field: string,
): Promise<Unit["id"][]> {
  const parts = serialsIn(typed);
  if (!parts.length) return [];
  const here = await read.list("unit", "place", { prefix: [itemId, location] });
  const bySerial = new Map(here.map((unit) => [fold(unit.serial), unit.id]));
  // A space may part two numbers or be part of one: what is there under the whole name is meant.
  const serials = parts.flatMap((part) => (bySerial.has(fold(part)) ? part : part.split(/\s+/)));
  return serials.map((serial) => {
    const id = bySerial.get(fold(serial));
    if (id) return id;
    const says = msg(str`Serial ${serial} is not there.`);
    throw new Refusal(says, { [field]: says });
  });
}

/** Serial numbers of pieces of an item at a place, for whoever chooses among them. */
export const piecesAt = async (read: Read, itemId: Item["id"], location: string): Promise<Unit[]> =>
  read.list("unit", "place", { prefix: [itemId, location] });
