import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fromThousandths } from "../base/quantity";
import type { Challan } from "../records";
import "../ui/badge";
import type { Tone } from "../ui/badge";
import "../ui/card";
import { showDialog } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import { cancelChallan } from "./challan-commands";
import "./challan-form.view";
import { showReturn } from "./challan-return.view";
import { piecesCard } from "./install-field";
import { isOut, leftOf, type ChallanState } from "./model";
import { showChallanPaper } from "./paper.view";
import { challanPage, type ChallanPage } from "./queries";
import { challanStateName, purposeName } from "./words";

const tones: Record<ChallanState, Tone> = {
  draft: "info",
  issued: "warn",
  "partly invoiced": "warn",
  invoiced: "ok",
  "partly returned": "warn",
  returned: "ok",
  cancelled: "neutral",
};

/** A challan: a draft is written; an issued one says what is billed, what came back and what is still out. */
@customElement("challan-page")
export class ChallanView extends SbElement {
  @property() challanId: Challan["id"] | undefined;
  private readonly page = this.live(
    (read) => challanPage(read, this.challanId as Challan["id"]),
    () => [this.challanId],
  );

  override render() {
    if (this.page.error)
      return html`<sb-page back heading=${msg("Challan")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    const page = this.page.value;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { challan, state, pieces } = page;
    if (state === "draft") return html`<challan-form .challan=${challan}></challan-form>`;
    return html`<sb-page back heading=${msg(str`Challan ${challan.number ?? ""}`)}>
      <sb-badge slot="beside" tone=${tones[state]}>${challanStateName(state)}</sb-badge>
      <button slot="actions" type="button" @click=${() => this.print()}>
        <sb-icon name="print"></sb-icon>${msg("Paper")}
      </button>
      ${this.head(page)} ${this.lines(challan)}
      ${state === "cancelled" ? nothing : piecesCard(this, pieces, challan.customerId, challan.siteId)}
      ${challan.cancelReason ? html`<sb-card tone="warn" heading=${msg("Cancelled")}>${challan.cancelReason}</sb-card>` : nothing}
      <div class="row wrap">${this.actions(page)}</div>
    </sb-page>`;
  }

  private head({ challan, customer, site, quotation, bills }: ChallanPage) {
    const { format } = this.app;
    const link = (label: string, view: string, id: string) =>
      html`<div>
        <button type="button" class="link" @click=${() => this.app.navigate(view, { id })}>${label}</button>
      </div>`;
    return html`<sb-card>
      <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: customer.id })}>
        <strong>${challan.printed?.customerName ?? customer.name}</strong>
      </button>
      <div class="hint">
        ${[format.day(challan.on), purposeName(challan.purpose), site?.name, challan.carrier].filter(Boolean).join(" · ")}
        ${challan.poReference ? html`<br />${msg("Order")} ${challan.poReference}` : nothing}
      </div>
      ${quotation ? link(msg(str`from quotation ${quotation.number ?? ""}`), "quotation", quotation.id) : nothing}
      ${bills.map((bill) => link(msg(str`on bill ${bill.number ?? msg("draft")}`), "invoice", bill.id))}
    </sb-card>`;
  }

  private lines({ lines, status }: Challan) {
    const { format } = this.app;
    const shown = (thousandths: number) => format.quantity(fromThousandths(thousandths));
    return html`<sb-card>
      <table class="figures">
        <tr>
          <th>${msg("Item")}</th>
          <th class="number">${msg("Qty")}</th>
          <th class="number">${msg("Billed")}</th>
          <th class="number">${msg("Back")}</th>
          <th class="number">${msg("Out")}</th>
        </tr>
        ${lines.map(
          (line) =>
            html`<tr>
              <td>${line.description}</td>
              <td class="number">${format.quantity(line.quantity)}</td>
              <td class="number">${shown(line.invoiced)}</td>
              <td class="number">${shown(line.returned)}</td>
              <td class="number">${status === "issued" ? shown(leftOf(line)) : ""}</td>
            </tr>`,
        )}
      </table>
    </sb-card>`;
  }

  private actions({ challan, bills }: ChallanPage) {
    const isBilled = bills.some(({ status }) => status === "issued");
    const out = isOut(challan);
    return html`
      ${
        out
          ? html`<button
                type="button"
                class="primary"
                @click=${() => this.app.navigate("invoice-form", { challan: challan.id })}
              >
                ${msg("Make the bill")}
              </button>
              <button type="button" @click=${() => void showReturn(this, challan)}>
                ${msg("Came back…")}
              </button>`
          : nothing
      }
      ${
        challan.status === "issued" && this.app.company?.country === "IN"
          ? html`<button type="button" class="quiet" @click=${() => this.print(true)}>
              ${msg("All copies")}
            </button>`
          : nothing
      }
      ${
        challan.status === "issued" && !isBilled
          ? html`<button type="button" class="danger" @click=${() => this.cancel(challan)}>
              ${msg("Cancel challan…")}
            </button>`
          : nothing
      }
    `;
  }

  private print(copies = false): void {
    if (this.challanId)
      void showChallanPaper(this.app, this.challanId, { copies }).catch((error: unknown) =>
        this.app.report(error),
      );
  }

  private cancel({ id, number = "" }: Challan): void {
    void showDialog(this, msg(str`Cancel challan ${number}`), (close) => ({
      body: html`<p>
          ${msg("The challan keeps its number and is marked cancelled; what is still out comes back to where it left from. This cannot be undone.")}
        </p>
        <sb-form
          saveLabel=${msg("Cancel the challan")}
          .command=${(values: FormValues) => cancelChallan({ id, reason: (values["reason"] as string | undefined) ?? "" })}
          @sb-saved=${() => close()}
          @sb-cancel=${() => close()}
        >
          <sb-text name="reason" label=${msg("Reason")} required autofocus></sb-text>
        </sb-form>`,
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "challan-page": ChallanView;
  }
}
