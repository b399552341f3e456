import { msg, str } from "@lit/localize";
import type { Day } from "../base/day";
import { newId } from "../base/id";
import { allocateMoney, currencyDigits, toDecimal, type Money } from "../base/money";
import { Refusal } from "../base/refusal";
import { accounts } from "../company/accounts";
import { seriesOf, takeNumber } from "../company/numbering";
import { post } from "../company/post";
import { posting } from "../company/posting";
import type { Allocation, Claim, Purchase, Receipt, RecordId } from "../records";
import { STORE } from "../stock/model";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { wholeLine } from "./bill-model";
import { purchaseFigures, purchaseTax } from "./figures";
import { headProblems, type Problems } from "./model";
import { checkRows, enterNote } from "./note-commands";
import { receive } from "./receipt-commands";
import { claimStateName } from "./words";

/** Marks claims as sent to their principals; those sent or answered already are refused. */
export const sendClaims = command("claim.send", async (work, { ids }: { ids: readonly Claim["id"][] }) => {
  for (const claim of await inState(work, ids, ["open"])) await work.put({ ...claim, status: "sent" });
});

/** Writes a remark on a claim. */
export const noteClaim = command(
  "claim.note",
  async (work, { id, note }: { id: Claim["id"]; note: string }) => {
    await work.put({ ...(await work.get(id)), note: note.trim() });
  },
);

/** The principal declines: what the parts cost stays with us. */
export const refuseClaims = command(
  "claim.refuse",
  async (work, { ids, reason }: { ids: readonly Claim["id"][]; reason: string }) => {
    if (!reason.trim()) throw new Refusal(msg("The claims stay open."), { reason: msg("Say why.") });
    for (const claim of await inState(work, ids, ["open", "sent"])) {
      await work.put({ ...claim, status: "refused", settledOn: work.today, reason: reason.trim() });
      if (!claim.cost) continue;
      const item = await work.get(claim.itemId);
      await post(work, {
        id: `entry:${claim.id}/refused`,
        on: work.today,
        sourceId: claim.id,
        sourceNumber: item.code,
        text: msg(str`Claim refused: ${reason.trim()}`),
        lines: [posting(accounts.costWarranty.code, claim.cost), posting(accounts.claims.code, -claim.cost)],
      });
    }
  },
);

export interface ClaimCredit {
  readonly ids: readonly Claim["id"][];
  /** `credited` against his bills; `reimbursed` when he pays it out. */
  readonly outcome: "credited" | "reimbursed";
  readonly on?: Day;
  /** The number of his credit note. */
  readonly reference?: string;
  /** What he gives in all, minor units; what the claims cost when left out. */
  readonly amount?: Money;
  /** What of it settles which of his bills. */
  readonly allocations?: readonly Allocation[];
}

/** The principal gives credit for claims: one debit note over all of them, which settles his bills or is paid out. */
export const creditClaims = command("claim.credit", async (work, wish: ClaimCredit) => {
  const claims = await inState(work, wish.ids, ["open", "sent"]);
  const principalId = ofOnePrincipal(claims);
  const [company, principal] = await Promise.all([work.get("company:main"), work.get(principalId)]);
  const cost = claims.reduce((sum, claim) => sum + claim.cost, 0);
  const amount = wish.amount ?? cost;
  const on = wish.on ?? work.today;
  refuse({
    ...headProblems({ principalId, on }, principal, work.today),
    ...(Number.isSafeInteger(amount) && amount > 0 ? {} : { amount: msg("An amount above zero.") }),
  });
  const { taxToCost: _, ...tax } = purchaseTax(company, principal);
  const draft: Purchase = {
    id: newId("purchase"),
    kind: "debit-note",
    status: "draft",
    reference: wish.reference?.trim() ?? "",
    principalId,
    on,
    dueOn: on,
    ...tax,
    reverseCharge: false,
    lines: await linesOf(work, claims, amount, currencyDigits(company.currency)),
    note: "",
    reason: msg("Parts given free under warranty"),
  };
  const figures = purchaseFigures(draft, company);
  const allocations = (wish.allocations ?? []).filter((row) => row.amount !== 0);
  await checkRows(work, principalId, allocations, figures.total);
  const { number } = await takeNumber(work, (await seriesOf(work, "purchase-note")).id, on);
  await enterNote(work, { ...draft, status: "posted", number, figures, allocations: [...allocations] }, 0);
  for (const claim of claims)
    await work.put({ ...claim, status: wish.outcome, settledOn: on, settledBy: draft.id });
  return { id: draft.id, number };
});

/** One line a claim; what he gives is spread over them by what they cost. */
async function linesOf(
  read: Read,
  claims: readonly Claim[],
  amount: Money,
  digits: number,
): Promise<Purchase["lines"]> {
  const parts = allocateMoney(
    amount,
    claims.map(({ cost }) => cost),
  );
  return Promise.all(
    claims.map(async (claim, at) => {
      const item = await read.get(claim.itemId);
      return wholeLine({
        itemId: item.id,
        description: msg(str`Claim of ${claim.on}: ${claim.quantity} ${item.unit} ${item.name}`),
        taxCode: item.taxCode,
        quantity: "1",
        price: toDecimal(parts[at] ?? 0, digits).toFixed(),
        taxCategory: "outside",
        claimId: claim.id,
        goods: claim.cost,
      });
    }),
  );
}

export interface ClaimReplenished {
  readonly ids: readonly Claim["id"][];
  readonly on?: Day;
  /** The principal's delivery note. */
  readonly reference?: string;
  readonly location?: string;
  /** Serial numbers of what came, by claim. */
  readonly serials?: Readonly<Record<string, readonly string[]>>;
}

/** The principal sends the parts anew: a receipt of which nothing is billed brings them in at what they had cost. */
export const replenishClaims = command("claim.replenish", async (work, wish: ClaimReplenished) => {
  const claims = await inState(work, wish.ids, ["open", "sent"]);
  const principalId = ofOnePrincipal(claims);
  const { currency } = await work.get("company:main");
  const digits = currencyDigits(currency);
  const draft: Receipt = {
    id: newId("receipt"),
    status: "draft",
    principalId,
    on: wish.on ?? work.today,
    reference: wish.reference?.trim() ?? "",
    location: wish.location || STORE,
    lines: claims.map((claim) => ({
      itemId: claim.itemId,
      quantity: claim.quantity,
      price: toDecimal(claim.cost, digits).div(claim.quantity).toDecimalPlaces(6).toFixed(),
      serials: [...(wish.serials?.[claim.id] ?? [])],
      claimId: claim.id,
      billed: 0,
      returned: 0,
    })),
    note: msg("In place of parts given under warranty"),
  };
  const receipt = await receive(work, draft);
  for (const claim of claims)
    await work.put({ ...claim, status: "replenished", settledOn: draft.on, settledBy: receipt.id });
  return receipt;
});

async function inState(
  read: Work,
  ids: readonly Claim["id"][],
  allowed: readonly Claim["status"][],
): Promise<Claim[]> {
  if (!ids.length) throw new Refusal(msg("Choose the claims first."));
  const claims = await Promise.all([...new Set(ids)].map((id) => read.get(id)));
  const other = claims.find(({ status }) => !allowed.includes(status));
  if (!other) return claims;
  const item = await read.get(other.itemId);
  throw new Refusal(
    msg(
      str`The claim of ${other.on} for ${item.name} is ${claimStateName(other.status)}; nothing was changed.`,
    ),
  );
}

function ofOnePrincipal(claims: readonly Claim[]): RecordId<"party"> {
  const [first, ...others] = new Set(claims.map(({ principalId }) => principalId));
  if (!first || others.length) throw new Refusal(msg("Choose claims on one principal."));
  return first;
}

function refuse(problems: Problems): void {
  if (Object.keys(problems).length) throw new Refusal(msg("The claims stay as they are."), problems);
}
