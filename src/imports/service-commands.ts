import { msg } from "@lit/localize";
import { allocateMoney } from "../base/money";
import { Refusal } from "../base/refusal";
import { activateWhole } from "../contracts/activation-commands";
import { draftContract } from "../contracts/draft-commands";
import { frequencyProblem } from "../contracts/model";
import { savePlan } from "../contracts/plan-commands";
import { termEnd, type Frequency } from "../contracts/schedule";
import { otherCovers } from "../contracts/unit-cover";
import type { Card, Plan, RecordId } from "../records";
import { fold } from "../records/terms";
import { addCard } from "../stock/commands";
import { itemMeant } from "../stock/queries";
import type { Read, Work } from "../store/work";
import type { ImportOptions } from "./model";
import { minorOf } from "./opening-commands";
import { siteOf } from "./party-commands";

type Values = Readonly<Record<string, string | undefined>>;

/** Makes the card of an installed unit; its number is the one told, or the next of the series. */
export async function takeCard(work: Work, partyId: RecordId<"party">, values: Values): Promise<Card["id"]> {
  const { cardNo = "", serial = "", installed = "", warranty = "", address = "", remarks = "" } = values;
  const item = await itemMeant(work, values.item ?? "");
  const { id } = await addCard({
    partyId,
    siteId: await siteOf(work, partyId, address),
    itemId: item.id,
    serial,
    number: cardNo,
    installedOn: installed,
    ...(warranty ? { warrantyMonths: Number(warranty) } : {}),
    note: remarks,
  }).apply(work);
  return id;
}

/** Makes the contract of a row and activates it under its own number; what its units are is told by the row or the book. */
export async function takeContract(
  work: Work,
  customerId: RecordId<"party">,
  values: Values,
  options: ImportOptions,
): Promise<void> {
  const { contractNo = "", start = "", months = "12", amount = "0", remarks = "" } = values;
  const term = { from: start, until: termEnd(start, Number(months)) };
  const plan = await importedPlan(work);
  const cards = await unitsOf(work, customerId, values, options, term);
  const prices = allocateMoney(
    await minorOf(work, amount),
    cards.map(() => 1),
  );
  const { id } = await draftContract({
    customerId,
    planId: plan,
    startsOn: start,
    months: Number(months),
    frequency: frequencyIn(values.frequency ?? "", term),
    units: cards.map((cardId, at) => ({ cardId, price: prices[at] ?? 0 })),
    poReference: "",
    note: remarks,
  }).apply(work);
  await activateWhole(work, { id, past: options.past, number: contractNo });
}

/** `3 month` as a frequency; once a term where the term is shorter than that, or nothing is told. */
function frequencyIn(text: string, term: { from: string; until: string }): Frequency {
  const [, interval, unit] = /^(\d+) (day|week|month)$/.exec(text) ?? [];
  const once: Frequency = { kind: "times", count: 1 };
  if (!interval) return once;
  const every: Frequency = {
    kind: "every",
    interval: Number(interval),
    unit: unit as "day" | "week" | "month",
  };
  return frequencyProblem(every, term) ? once : every;
}

async function unitsOf(
  work: Work,
  partyId: RecordId<"party">,
  { item = "", serial = "", start = "" }: Values,
  { itemId }: ImportOptions,
  term: { from: string; until: string },
): Promise<Card["id"][]> {
  const own = (await work.list("card", "party", { is: partyId })).filter(
    ({ status }) => status === "in service",
  );
  const meant = item ? await itemMeant(work, item) : undefined;
  if (serial) {
    const card = own.find((one) => fold(one.serial) === fold(serial));
    if (card) return [card.id];
  } else {
    const free = await uncovered(
      work,
      own.filter((card) => !meant || card.itemId === meant.id),
      term,
    );
    if (free.length) return free;
  }
  const made = meant?.id ?? itemId;
  if (!made)
    throw new Refusal(msg("It is not known what this contract covers."), {
      item: msg(
        "The customer has no unit in the book. Import the units first, or choose what contracts cover.",
      ),
    });
  const installedOn = start < work.today ? start : work.today;
  const { id } = await addCard({
    partyId,
    siteId: await siteOf(work, partyId, ""),
    itemId: made,
    serial,
    installedOn,
    warrantyMonths: 0,
  }).apply(work);
  return [id];
}

async function uncovered(
  read: Read,
  cards: readonly Card[],
  term: { from: string; until: string },
): Promise<Card["id"][]> {
  const covers = await Promise.all(cards.map(({ id }) => otherCovers(read, id, term)));
  return cards.filter((_, at) => covers[at]?.length === 0).map(({ id }) => id);
}

/** The plan contracts of elsewhere are made under; what is made later can be given another. */
async function importedPlan(work: Work): Promise<Plan["id"]> {
  const name = msg("Imported contracts");
  const [known] = await work.list("plan", "name", { is: fold(name) }, { limit: 1 });
  if (known) return known.id;
  const { taxScheme } = await work.get("company:main");
  return savePlan({
    name,
    covers: "labour-only",
    limits: [],
    frequency: { kind: "every", interval: 3, unit: "month" },
    visitAt: "middle",
    taxCode: taxScheme === "gst" ? "998719" : "",
    taxRate: taxScheme === "gst" ? "18" : taxScheme === "pdv" || taxScheme === "vat" ? "20" : "0",
    months: 12,
    price: 0,
    note: "",
  }).apply(work);
}
