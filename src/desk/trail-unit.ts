import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { siteLine } from "../parties/model";
import type { Card } from "../records";
import { sitesOf } from "../stock/unit-model";
import type { Read } from "../store/work";
import type { TrailEvent } from "./trail";

/** What happened to a unit itself: received, sent, sold, installed, moved, handed over, its warranties, its end. */
export async function unitEvents(read: Read, card: Card, today: Day): Promise<TrailEvent[]> {
  const parts = await Promise.all([
    piece(read, card),
    sale(read, card),
    installation(read, card),
    moves(read, card),
    owners(read, card),
    end(read, card),
  ]);
  return [...parts.flat(), ...warranties(card, today)];
}

/** How the piece came to us, and on what challan it left. */
async function piece(read: Read, { id }: Card): Promise<TrailEvent[]> {
  const [unit] = await read.list("unit", "card", { is: id });
  if (!unit) return [];
  const [receipt, challan] = await Promise.all([
    unit.receiptId && read.find(unit.receiptId),
    unit.challanId && read.find(unit.challanId),
  ]);
  const principal = receipt && (await read.find(receipt.principalId));
  const received: TrailEvent = {
    on: unit.receivedOn,
    kind: "received",
    title: receipt ? msg(str`Received with ${receipt.number ?? ""}`) : msg("Came into stock"),
    detail: principal ? msg(str`from ${principal.name}`) : "",
    pending: false,
    id: receipt?.id ?? unit.id,
  };
  if (!challan) return [received];
  const sent: TrailEvent = {
    on: challan.on,
    kind: "sent",
    title: msg(str`Left on challan ${challan.number ?? ""}`),
    detail: challan.carrier,
    pending: false,
    id: challan.id,
  };
  return [received, sent];
}

async function sale(read: Read, { saleId }: Card): Promise<TrailEvent[]> {
  const bill = saleId && (await read.find(saleId));
  if (!bill) return [];
  const { name } = await read.get(bill.customerId);
  const amount = bill.figures?.total;
  return [
    {
      on: bill.on,
      kind: "sold",
      title: msg(str`Sold on bill ${bill.number ?? ""}`),
      detail: bill.status === "cancelled" ? msg("cancelled") : msg(str`to ${name}`),
      ...(amount === undefined ? {} : { amount }),
      pending: false,
      id: bill.id,
    },
  ];
}

async function installation(read: Read, card: Card): Promise<TrailEvent[]> {
  const [first] = sitesOf(card);
  const [site, before] = await Promise.all([
    read.find(first?.siteId ?? card.siteId),
    card.replaces && read.find(card.replaces),
  ]);
  return [
    {
      on: card.installedOn,
      kind: "installed",
      title: before ? msg(str`Installed in the place of card ${before.number}`) : msg("Installed"),
      detail: site ? siteLine(site) : "",
      pending: false,
      id: before?.id ?? card.id,
    },
  ];
}

/** Moves on a day of a hand-over are part of that. */
async function moves(read: Read, card: Card): Promise<TrailEvent[]> {
  const handed = new Set(card.owners.slice(1).map(({ from }) => from));
  return Promise.all(
    sitesOf(card)
      .slice(1)
      .filter(({ from }) => !handed.has(from))
      .map(async ({ siteId, from }): Promise<TrailEvent> => {
        const site = await read.find(siteId);
        return {
          on: from,
          kind: "moved",
          title: msg(str`Moved to ${site?.name ?? ""}`),
          detail: site?.address ?? "",
          pending: false,
          id: card.id,
        };
      }),
  );
}

async function owners(read: Read, card: Card): Promise<TrailEvent[]> {
  return Promise.all(
    card.owners.slice(1).map(async ({ partyId, from }, at): Promise<TrailEvent> => {
      const before = card.owners[at];
      const moved = card.moves?.find((move) => move.from === from);
      const [party, earlier, site] = await Promise.all([
        read.get(partyId),
        before && read.find(before.partyId),
        moved && read.find(moved.siteId),
      ]);
      return {
        on: from,
        kind: "owner",
        title: msg(str`Now of ${party.name}`),
        detail: [msg(str`before: ${earlier?.name ?? ""}`), site ? siteLine(site) : ""]
          .filter(Boolean)
          .join(" · "),
        pending: false,
        id: partyId,
      };
    }),
  );
}

function warranties(
  { id, warrantyUntil, labourWarrantyUntil, extendedWarranty, status, left }: Card,
  today: Day,
) {
  const event = (on: Day, what: string, detail = ""): TrailEvent => ({
    on,
    kind: "warranty",
    title: on < today ? msg(str`${what} ended`) : msg(str`${what} ends`),
    detail,
    pending: on >= today && status === "in service",
    id,
  });
  const apart = labourWarrantyUntil !== undefined && labourWarrantyUntil !== warrantyUntil;
  const all = [
    ...(warrantyUntil ? [event(warrantyUntil, apart ? msg("Warranty on parts") : msg("Warranty"))] : []),
    ...(apart ? [event(labourWarrantyUntil, msg("Warranty on labour"))] : []),
    ...(extendedWarranty
      ? [event(extendedWarranty.until, msg("Extended warranty"), extendedWarranty.note)]
      : []),
  ];
  // A unit that left service takes the rest of its warranty along.
  return all.filter(({ on }) => !left || on <= left.on);
}

async function end(read: Read, { id, left, status, replacedBy }: Card): Promise<TrailEvent[]> {
  if (!left) return [];
  const after = replacedBy && (await read.find(replacedBy));
  const title = after
    ? msg(str`Replaced by card ${after.number}`)
    : status === "returned"
      ? msg("Came back to us")
      : msg("Scrapped");
  return [{ on: left.on, kind: "left", title, detail: left.reason, pending: false, id: after?.id ?? id }];
}
