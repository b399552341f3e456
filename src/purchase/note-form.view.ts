import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fromThousandths, toThousandths } from "../base/quantity";
import { Refusal } from "../base/refusal";
import type { Purchase, Unit } from "../records";
import "../ui/card";
import "../ui/choice-fields";
import "../ui/day-field";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/form";
import type { FormValues } from "../ui/form";
import "../ui/number-field";
import "../ui/page";
import "../ui/text-field";
import { lineKind, type PurchaseLine } from "./bill-model";
import { debitPrincipal, type NoteLineDraft } from "./note-commands";
import { noteStart, type NoteStart } from "./note-queries";

/** A debit note against a principal's bill: line by line goods that go back, or a lower price. */
@customElement("purchase-note-form")
export class PurchaseNoteForm extends SbElement {
  @property() billId: Purchase["id"] | undefined;
  /** Lines whose goods go back, by their place. */
  @state() private back: ReadonlySet<number> = new Set();
  private readonly start = this.live(
    (read) => noteStart(read, this.billId as Purchase["id"]),
    () => [this.billId],
  );

  override render() {
    const start = this.start.value;
    if (this.start.error)
      return html`<sb-page back heading=${msg("Debit note")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!start) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { bill, principal } = start;
    return html`<sb-page back heading=${msg("Debit note")}>
      <p class="hint">
        ${msg(str`to ${principal.name}, on his bill ${bill.number ?? ""} (${bill.reference})`)}
      </p>
      <sb-form
        saveLabel=${msg("Debit him")}
        draftKey=${`purchase-note/${bill.id}`}
        .submit=${(values: FormValues) => this.save(values, start)}
        @sb-change=${this.follow}
        @sb-cancel=${() => this.app.back()}
      >
        <div class="grid2">
          <sb-day name="on" label=${msg("Date")} required .value=${this.app.today()}></sb-day>
          <sb-text name="reference" label=${msg("His credit note")}></sb-text>
        </div>
        <sb-text name="reason" label=${msg("Reason")} required></sb-text>
        ${bill.lines.map((line, at) => this.line(line, at, start))}
      </sb-form>
    </sb-page>`;
  }

  private line(line: PurchaseLine, at: number, { left, units }: NoteStart) {
    const { format } = this.app;
    const isGoods = lineKind(line) === "goods";
    const isBack = this.back.has(at);
    const pieces = units.get(at);
    return html`<sb-card heading=${line.description}>
      <div class="hint">
        ${msg(str`billed ${format.quantity(line.quantity)} at ${format.quantity(line.price, format.digits)}`)}${isGoods ? ` · ${msg(str`${format.quantity(fromThousandths(left[at] ?? 0))} may go back`)}` : ""}
      </div>
      ${isGoods ? html`<sb-check name=${`back.${at}`} label=${msg("Goods go back to him")}></sb-check>` : nothing}
      ${
        isBack && pieces
          ? this.pieces(pieces, at)
          : html`<div class="grid2">
              <sb-number
                name=${`lines.${at}.quantity`}
                label=${isBack ? msg("How many go back") : msg("For how many")}
                .unit=${line.unit}
              ></sb-number>
              <sb-number
                name=${`lines.${at}.price`}
                label=${isBack ? msg("Credited for one") : msg("Cheaper by, each")}
                .decimals=${6}
                .least=${format.digits}
                hint=${isBack ? msg("empty: as billed") : ""}
              ></sb-number>
            </div>`
      }
    </sb-card>`;
  }

  private pieces(pieces: readonly Unit[], at: number) {
    return pieces.length
      ? html`<div class="stack" role="group" aria-label=${msg("Which pieces go back")}>
          ${pieces.map(({ id, serial }) => html`<sb-check name=${`unit.${at}.${id}`} label=${serial || msg("no serial number")}></sb-check>`)}
        </div>`
      : html`<p class="hint">${msg("None of them is in stock any more.")}</p>`;
  }

  private readonly follow = ({ detail: { name, value } }: CustomEvent<FieldChange>): void => {
    const at = /^back\.(\d+)$/.exec(name)?.[1];
    if (at === undefined) return;
    const back = new Set(this.back);
    if (value === true) back.add(Number(at));
    else back.delete(Number(at));
    this.back = back;
  };

  private async save(values: FormValues, { bill, units }: NoteStart): Promise<void> {
    const lines = bill.lines.flatMap((_, at): NoteLineDraft[] => {
      const goodsGoBack = values[`back.${at}`] === true;
      const pieces = (units.get(at) ?? []).filter(({ id }) => values[`unit.${at}.${id}`] === true);
      const quantity =
        pieces.length && goodsGoBack
          ? String(pieces.length)
          : (values[`lines.${at}.quantity`] as string | undefined);
      const price = values[`lines.${at}.price`] as string | undefined;
      if (!quantity || !toThousandths(quantity)) return [];
      if (!goodsGoBack && price === undefined)
        throw new Refusal(msg("The principal is not debited yet."), {
          [`lines.${at}.price`]: msg("Say by how much it gets cheaper."),
        });
      return [
        {
          originalLine: at,
          quantity,
          goodsGoBack,
          ...(price === undefined ? {} : { price }),
          ...(pieces.length && goodsGoBack ? { units: pieces.map(({ id }) => id) } : {}),
        },
      ];
    });
    const wish = {
      originalId: bill.id,
      on: values["on"] as string,
      reference: (values["reference"] as string | undefined) ?? "",
      reason: (values["reason"] as string | undefined) ?? "",
      lines,
    };
    try {
      const { id } = await this.app.attempt(debitPrincipal(wish), {
        done: ({ number }) => msg(str`Debit note ${number} is written.`),
      });
      this.app.router.replace("purchase", { id });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(error.message, atBillLines(error.problems, lines));
    }
  }
}

/** Problems of the lines sent, by the lines of the bill on which they stand here. */
const atBillLines = (
  problems: Refusal["problems"],
  lines: readonly NoteLineDraft[],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([field, says]) => [
      field.replace(/^lines\.(\d+)/, (_, at: string) => `lines.${lines[Number(at)]?.originalLine ?? at}`),
      says,
    ]),
  );

declare global {
  interface HTMLElementTagNameMap {
    "purchase-note-form": PurchaseNoteForm;
  }
}
