import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { accountName } from "../company/accounts";
import { totalsTable } from "../company/totals-field";
import type { Purchase } from "../records";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import { openBillsOf, purchasePage, type PurchasePage as Page } from "./bill-queries";
import { allocateNote, cancelPurchase } from "./cancel-commands";
import "./purchase-form.view";
import { purchaseBadge, showReason } from "./purchase-words.view";

/** One bill of a principal, or a debit note to him: lines, tax, what settled it, and what can be done. */
@customElement("purchase-page")
export class PurchasePage extends SbElement {
  @property() purchaseId: Purchase["id"] | undefined;
  private readonly page = this.liveInTime(
    (read) => purchasePage(read, this.purchaseId as Purchase["id"], this.app.today()),
    () => [this.purchaseId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Principal's bill")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { purchase, state, isOverdue } = page;
    if (purchase.status === "draft") return html`<purchase-form .purchaseId=${purchase.id}></purchase-form>`;
    const { company, format } = this.app;
    const { figures } = purchase;
    const isNote = purchase.kind === "debit-note";
    const number = purchase.number ?? "";
    return html`<sb-page
      back
      heading=${isNote ? msg(str`Debit note ${number}`) : msg(str`Principal's bill ${number}`)}
    >
      <span slot="beside">${purchaseBadge(state, isOverdue)}</span>
      ${this.head(page)} ${this.lines(page)}
      ${
        company && figures
          ? html`<sb-card
              >${totalsTable({ figures, sums: { sumLines: figures.net, allowances: 0, charges: 0 }, placeOfSupply: purchase.placeOfSupply, prepaid: 0 }, company, format)}
              ${this.own(purchase)}</sb-card
            >`
          : nothing
      }
      ${this.settled(page)} ${this.notes(page)}
      ${purchase.reason ? html`<sb-card tone="warn" heading=${purchase.status === "cancelled" ? msg("Cancelled") : msg("Why")}>${purchase.reason}</sb-card>` : nothing}
      ${purchase.status === "posted" && purchase.kind !== "opening" ? this.actions(page) : nothing}
    </sb-page>`;
  }

  private head({ purchase, party, open }: Page) {
    const { format } = this.app;
    const { original } = purchase;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("principal", { id: party.id })}>
        <strong>${party.name}</strong>
      </button>
      <div class="hint">
        ${[purchase.reference && msg(str`his ${purchase.reference}`), purchase.kind === "debit-note" ? msg(str`dated ${format.day(purchase.on)}`) : msg(str`dated ${format.day(purchase.on)}, due ${format.day(purchase.dueOn)}`)].filter(Boolean).join(" · ")}
      </div>
      ${
        original
          ? html`<button
              type="button"
              class="link"
              @click=${() => this.app.navigate("purchase", { id: original.id })}
            >
              ${msg(str`on bill ${original.number}`)}
            </button>`
          : nothing
      }
      ${purchase.status === "posted" ? html`<div>${msg("Open")} <strong>${format.money(open)}</strong></div>` : nothing}
    </sb-card>`;
  }

  private lines({ purchase, receipts }: Page) {
    const { format } = this.app;
    return html`<sb-card>
      <table class="figures" aria-label=${msg("Lines")}>
        <thead>
          <tr>
            <th scope="col">${msg("What")}</th>
            <th scope="col" class="number">${msg("Qty")}</th>
            <th scope="col" class="number">${msg("Price")}</th>
            <th scope="col" class="number">${msg("Amount")}</th>
          </tr>
        </thead>
        <tbody>
          ${purchase.lines.map((line, at) => {
            const about = line.receipt
              ? msg(str`receipt ${receipts.get(line.receipt.id)?.number ?? ""}`)
              : line.landed
                ? msg("onto the goods")
                : line.claimId
                  ? msg("claim")
                  : accountName(line.account ?? "");
            return html`<tr>
              <td>
                ${line.description}
                <div class="hint">
                  ${[about, purchase.kind === "debit-note" && line.location ? msg("sent back") : ""].filter(Boolean).join(" · ")}
                </div>
              </td>
              <td class="number">${format.quantity(line.quantity)}</td>
              <td class="number">
                ${format.quantity(line.price, format.digits)}${line.discountPercent === "0" ? nothing : html`<div class="hint">−${format.quantity(line.discountPercent)} %</div>`}
              </td>
              <td class="number">${format.money(purchase.figures?.lineNets[at] ?? 0, { bare: true })}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </sb-card>`;
  }

  private own({ ownTaxes = [], taxToCost }: Purchase) {
    const { format } = this.app;
    const taxes = ownTaxes.map(({ name, amount }) => `${name} ${format.money(amount)}`).join(", ");
    return html`${taxes ? html`<p class="hint">${msg(str`Reverse charge: we owe ${taxes} ourselves.`)}</p>` : nothing}
    ${taxToCost ? html`<p class="hint">${msg("Its tax cannot be deducted; it is part of the cost.")}</p>` : nothing}`;
  }

  private settled({ purchase, settledBy, open }: Page) {
    const { format } = this.app;
    const rows =
      purchase.kind === "debit-note"
        ? (purchase.allocations ?? []).map(({ billId, amount }) => ({
            id: billId as string,
            name: msg("his bill"),
            amount,
          }))
        : settledBy.map(({ record, amount }) => ({
            id: record.id as string,
            name: record.number ?? "",
            amount,
          }));
    if (!rows.length) return nothing;
    const kind = (id: string) => id.slice(0, id.indexOf(":"));
    return html`<sb-card heading=${purchase.kind === "debit-note" ? msg("Settles") : msg("Settled by")}>
      <table class="figures" aria-label=${msg("Settled")}>
        ${rows.map(
          ({ id, name, amount }) =>
            html`<tr>
              <td>
                <button type="button" class="link" @click=${() => this.app.navigate(kind(id), { id })}>
                  ${name}
                </button>
              </td>
              <td class="number">${format.money(amount, { bare: true })}</td>
            </tr>`,
        )}
        ${
          purchase.kind === "debit-note" && open
            ? html`<tr>
                <td>${msg("Credit, settles nothing yet")}</td>
                <td class="number">${format.money(open, { bare: true })}</td>
              </tr>`
            : nothing
        }
      </table>
    </sb-card>`;
  }

  private notes({ notes }: Page) {
    const { format } = this.app;
    const standing = notes.filter(({ status }) => status === "posted");
    if (!standing.length) return nothing;
    return html`<sb-card heading=${msg("Debited by")}>
      ${standing.map(
        (note) =>
          html`<div>
            <button type="button" class="link" @click=${() => this.app.navigate("purchase", { id: note.id })}>
              ${note.number}
            </button>
            <span class="hint">${format.money(note.figures?.total ?? 0)}</span>
          </div>`,
      )}
    </sb-card>`;
  }

  private actions({ purchase, open, party }: Page) {
    const isNote = purchase.kind === "debit-note";
    const { app } = this;
    return html`<div class="row wrap">
      ${
        !isNote && open > 0
          ? html`<button
              type="button"
              class="primary"
              @click=${() => app.navigate("payment-form", { side: "principal", party: party.id, bill: purchase.id })}
            >
              ${msg("Pay")}
            </button>`
          : nothing
      }
      ${
        isNote
          ? open > 0
            ? html`<button type="button" class="primary" @click=${() => void this.allocate(purchase, open)}>
                ${msg("Use on his bills")}
              </button>`
            : nothing
          : html`<button
              type="button"
              @click=${() => app.navigate("purchase-note-form", { bill: purchase.id })}
            >
              ${msg("Debit note")}
            </button>`
      }
      <button type="button" class="danger" @click=${() => this.cancel(purchase)}>${msg("Cancel…")}</button>
    </div>`;
  }

  private cancel({ id, kind, number = "" }: Purchase): void {
    const isNote = kind === "debit-note";
    void showReason(this, {
      heading: msg(str`Cancel ${number}`),
      body: isNote
        ? msg(
            "It keeps its number; goods come back, and the bills it settled are open again. This cannot be undone.",
          )
        : msg(
            "It keeps its number; its receipts wait for a bill again, and what had settled it is free. This cannot be undone.",
          ),
      save: msg("Cancel it"),
      done: msg("Cancelled."),
      command: (reason) => cancelPurchase({ id, reason }),
    });
  }

  /** One figure for each open bill of the principal, oldest first. */
  private async allocate(note: Purchase, free: number): Promise<void> {
    const bills = await this.app.store.read((read) => openBillsOf(read, note.principalId));
    let left = free;
    const proposed = bills.map(({ purchase, open }) => {
      const amount = Math.min(left, open);
      left -= amount;
      return { id: purchase.id, amount };
    });
    const { format } = this.app;
    await showDialog(this, msg(str`Use ${format.money(free)} on his bills`), (close) => ({
      body: bills.length
        ? html`<sb-form
            .command=${(values: FormValues) =>
              allocateNote({
                id: note.id,
                rows: bills.flatMap(({ purchase }) => {
                  const amount = values[purchase.id] as number | undefined;
                  return amount ? [{ billId: purchase.id, amount }] : [];
                }),
              })}
            .said=${{ done: msg("Settled.") }}
            @sb-saved=${() => close()}
            @sb-cancel=${() => close()}
          >
            ${bills.map(
              ({ purchase, open }, at) =>
                html`<sb-money
                  name=${purchase.id}
                  label=${msg(str`${purchase.number ?? ""}, open ${format.money(open)}`)}
                  .value=${proposed[at]?.amount || undefined}
                ></sb-money>`,
            )}
          </sb-form>`
        : html`<p>${msg("None of his bills is open; it stays as credit.")}</p>`,
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "purchase-page": PurchasePage;
  }
}
