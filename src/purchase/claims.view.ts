import { msg, str } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Claim, Party } from "../records";
import "../ui/chips";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/page";
import { refuseClaims, sendClaims } from "./claim-commands";
import { showCredit, showReplenish } from "./claim-dialogs.view";
import { claimRows, shownWith, type ClaimRow, type ClaimsShown } from "./claim-queries";
import { purchaseTabs } from "./purchase-tabs.view";
import { claimBadge, showReason } from "./purchase-words.view";

/** Claims on principals for parts given under warranty: several chosen at once are sent, or answered. */
@customElement("claim-register")
export class ClaimRegister extends SbElement {
  static override styles = css`
    tr[aria-current="true"] {
      background: var(--sb-mark);
    }
  `;
  @property() show: ClaimsShown | undefined;
  /** Only those on one principal. */
  @property() principalId: Party["id"] | undefined;
  /** The one to look at, on the list it stands on. */
  @property() claimId: Claim["id"] | undefined;
  @state() private chosen: ReadonlySet<Claim["id"]> = new Set();
  private readonly meant = this.live(
    async (read) => (this.claimId ? read.find(this.claimId) : undefined),
    () => [this.claimId ?? ""],
  );
  private readonly rows = this.live(
    (read) => claimRows(read, this.shown, this.principalId),
    () => [this.shown, this.principalId ?? ""],
  );

  override render() {
    const rows = this.rows.value;
    return html`<sb-page heading=${msg("Claims")}>
      ${purchaseTabs(this.app, "claims")}
      <sb-chips
        label=${msg("Which claims")}
        .chips=${[
          { value: "open", label: msg("To send") },
          { value: "sent", label: msg("Sent") },
          { value: "settled", label: msg("Answered") },
        ]}
        .value=${this.shown}
        @sb-chip=${({ detail }: CustomEvent<ClaimsShown>) => {
          this.chosen = new Set();
          this.app.router.replace("claims", {
            show: detail,
            ...(this.principalId ? { principal: this.principalId } : {}),
          });
        }}
      ></sb-chips>
      ${!rows ? html`<p class="hint" role="status">${msg("Reading…")}</p>` : rows.length ? this.list(rows) : html`<sb-empty icon="box" text=${msg("None.")}></sb-empty>`}
    </sb-page>`;
  }

  private list(rows: readonly ClaimRow[]) {
    const { format } = this.app;
    const isSettled = this.shown === "settled";
    const chosen = rows.filter(({ id }) => this.chosen.has(id));
    const cost = chosen.reduce((sum, { claim }) => sum + claim.cost, 0);
    return html`${isSettled ? nothing : this.bar(rows, chosen, cost)}
      <table class="figures" aria-label=${msg("Claims")}>
        <tbody>
          ${rows.map(
            ({ id, claim, principal, item, unit, card }) =>
              html`<tr aria-current=${id === this.claimId ? "true" : nothing}>
                ${
                  isSettled
                    ? nothing
                    : html`<td>
                        <input
                          type="checkbox"
                          aria-label=${`${item}, ${format.day(claim.on, "short")}, ${principal}`}
                          .checked=${this.chosen.has(id)}
                          @change=${() => this.toggle(id)}
                        />
                      </td>`
                }
                <td>
                  ${format.quantity(claim.quantity)} ${unit} ${item}
                  <div class="hint">
                    ${[principal, format.day(claim.on, "short"), card && msg(str`card ${card}`), claim.note, claim.reason].filter(Boolean).join(" · ")}
                  </div>
                </td>
                <td class="number">
                  ${format.money(claim.cost, { bare: true })}
                  ${isSettled ? html`<div>${claimBadge(claim.status)}</div>` : nothing}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  private bar(rows: readonly ClaimRow[], chosen: readonly ClaimRow[], cost: number) {
    const { app } = this;
    const ids = chosen.map(({ id }) => id);
    const claims = chosen.map(({ claim }) => claim);
    const isAll = chosen.length === rows.length;
    return html`<div class="row wrap">
        <button
          type="button"
          class="quiet"
          @click=${() => (this.chosen = new Set(isAll ? [] : rows.map(({ id }) => id)))}
        >
          ${isAll ? msg("Choose none") : msg("Choose all")}
        </button>
        <span class="hint" role="status"
          >${msg(str`${chosen.length} chosen, ${app.format.money(cost)}`)}</span
        >
        ${
          this.app.sheets
            ? html`<button
                type="button"
                class="quiet"
                @click=${() =>
                  void app.sheets
                    ?.show(
                      "Claims",
                      rows.map(({ id }) => id),
                    )
                    .catch((error: unknown) => app.report(error))}
              >
                ${msg("Show in sheet")}
              </button>`
            : nothing
        }
      </div>
      <div class="row wrap">
        ${
          this.shown === "open"
            ? html`<button
                type="button"
                class="primary"
                ?disabled=${!ids.length}
                @click=${() => void this.done(app.run(sendClaims({ ids }), { done: msg(str`${ids.length} marked as sent.`), undo: true }))}
              >
                ${msg("Mark as sent")}
              </button>`
            : nothing
        }
        <button
          type="button"
          ?disabled=${!ids.length}
          @click=${() => void this.done(showCredit(this, claims))}
        >
          ${msg("Credited…")}
        </button>
        <button
          type="button"
          ?disabled=${!ids.length}
          @click=${() => void this.done(showReplenish(this, claims))}
        >
          ${msg("Replenished…")}
        </button>
        <button
          type="button"
          class="danger"
          ?disabled=${!ids.length}
          @click=${() => void this.done(this.refuse(ids))}
        >
          ${msg("Refused…")}
        </button>
      </div>`;
  }

  private toggle(id: Claim["id"]): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  private async done(answer: Promise<unknown>): Promise<void> {
    if (await answer) this.chosen = new Set();
  }

  private refuse(ids: readonly Claim["id"][]): Promise<unknown> {
    return showReason(this, {
      heading: msg(str`${ids.length} claims refused`),
      body: msg("What the parts cost stays with us. This cannot be undone."),
      save: msg("Refused"),
      done: msg("The cost is ours."),
      command: (reason) => refuseClaims({ ids, reason }),
    });
  }

  private get shown(): ClaimsShown {
    const meant = this.meant.value;
    return this.show ?? (meant ? shownWith(meant) : "open");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "claim-register": ClaimRegister;
  }
}
