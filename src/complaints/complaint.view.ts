import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Complaint } from "../records";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import "../ui/timeline";
import type { TimelineEvent } from "../ui/timeline";
import { closeComplaint, reopenComplaint } from "./state-commands";
import {
  showAmend,
  showAssign,
  showCancel,
  showCoverage,
  showEscalate,
  showFreeOfCharge,
  showResolve,
  showWait,
} from "./complaint-dialogs.view";
import { coverageTone, statusBadge } from "./complaint-words.view";
import { coverageName } from "./words";
import { showMessages } from "./message.view";
import { canMove, isLate, targetHours, turnaroundHours } from "./model";
import { complaintPage, type ComplaintPage as Page } from "./queries";

/** One complaint: what was said, who pays, what was done, and what can be done next. */
@customElement("complaint-page")
export class ComplaintPage extends SbElement {
  @property() complaintId: Complaint["id"] | undefined;
  private readonly page = this.live(
    (read) => complaintPage(read, this.complaintId as Complaint["id"]),
    () => [this.complaintId],
  );

  override render() {
    const page = this.page.value;
    if (this.page.error)
      return html`<sb-page back heading=${msg("Complaint")}
        ><sb-empty text=${msg("It is no longer there.")}></sb-empty
      ></sb-page>`;
    if (!page) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const { complaint } = page;
    return html`<sb-page back heading=${msg(str`Complaint ${complaint.number}`)}>
      <span slot="beside"
        >${statusBadge(complaint, isLate(complaint, this.app.now()))}
        ${complaint.escalation ? html`<sb-badge tone="bad">${msg("escalated")}</sb-badge>` : nothing}</span
      >
      <div slot="actions" class="row">
        <button type="button" class="icon" @click=${() => void this.copy(complaint.number)}>
          <sb-icon name="copy" label=${msg("Copy number")}></sb-icon>
        </button>
        <button type="button" class="icon" @click=${() => void showMessages(this.app, complaint.id)}>
          <sb-icon name="chat" label=${msg("Message to the customer")}></sb-icon>
        </button>
      </div>
      ${this.what(page)} ${this.next(page)} ${this.coverage(complaint)} ${this.trail(page)}
    </sb-page>`;
  }

  private what({ complaint, customer, site, card, item, technician, repeatOf }: Page) {
    const { format } = this.app;
    return html`<sb-card>
      <div class="row">
        <b class="grow">${complaint.problem}</b>
        <button type="button" class="icon" @click=${() => showAmend(this, complaint)}>
          <sb-icon name="edit" label=${msg("Correct")}></sb-icon>
        </button>
      </div>
      <button type="button" class="link" @click=${() => this.app.navigate("customer", { id: customer.id })}>
        ${customer.name}
      </button>
      <span class="hint"
        >${[customer.phones[0], site?.address || site?.name].filter(Boolean).join(" · ")}</span
      >
      ${
        card && item
          ? html`<div>
              <button type="button" class="link" @click=${() => this.app.navigate("card", { id: card.id })}>
                ${item.name} · ${msg("card")} ${card.number}
              </button>
            </div>`
          : nothing
      }
      <div class="hint">
        ${msg(str`logged ${format.moment(complaint.loggedAt)}`)} ·
        ${msg(str`due ${format.moment(complaint.dueAt)}`)}
        ${complaint.wishedTime ? ` · ${msg(str`wished ${complaint.wishedTime}`)}` : ""}
        ${technician ? ` · ${technician.name}` : ""}
      </div>
      ${complaint.note ? html`<div>${complaint.note}</div>` : nothing}
      ${complaint.escalation ? html`<div>${msg(str`Escalated: ${complaint.escalation.reason}`)}</div>` : nothing}
      ${complaint.freeOfCharge ? html`<div>${msg(str`Free of charge: ${complaint.freeOfCharge}`)}</div>` : nothing}
      ${
        repeatOf
          ? html`<div>
              <sb-badge tone="warn">${msg("repeat")}</sb-badge>
              <button
                type="button"
                class="link"
                @click=${() => this.app.navigate("complaint", { id: repeatOf.id })}
              >
                ${repeatOf.number}
              </button>
            </div>`
          : nothing
      }
    </sb-card>`;
  }

  /** The moves the state allows, the likeliest first. */
  private next({ complaint, visits, outstanding }: Page) {
    const { id, status, invoiceId } = complaint;
    const button = (label: string, press: () => void, css = "") =>
      html`<button type="button" class=${css} @click=${press}>${label}</button>`;
    const isOpen = canMove(complaint, "resolved");
    const isDone = status === "resolved" || status === "closed";
    const isOwed = !invoiceId && visits.some(({ visit }) => visit.lines.some(({ chargeable }) => chargeable));
    return html`<div class="row wrap">
      ${status === "new" ? button(msg("Assign…"), () => showAssign(this, complaint), "primary") : nothing}
      ${
        isOpen
          ? button(
              msg("Record visit"),
              () => this.app.navigate("visit-form", { complaint: id }),
              status === "new" ? "" : "primary",
            )
          : nothing
      }
      ${isDone && !invoiceId && !complaint.freeOfCharge ? button(msg("Make the bill"), () => this.app.navigate("invoice-form", { complaint: id }), "primary") : nothing}
      ${invoiceId ? button(msg("Show bill"), () => this.app.navigate("invoice", { id: invoiceId })) : nothing}
      ${
        invoiceId && isDone && outstanding > 0
          ? button(msg("Take payment"), () =>
              this.app.navigate("payment-form", { party: complaint.customerId, bill: invoiceId }),
            )
          : nothing
      }
      ${
        status === "resolved"
          ? isOwed
            ? button(msg("Free of charge…"), () => showFreeOfCharge(this, complaint))
            : button(
                msg("Close"),
                () => void this.app.run(closeComplaint({ id }), { done: msg("Closed."), undo: true }),
              )
          : nothing
      }
      ${isOpen && status !== "new" ? button(msg("Assign again…"), () => showAssign(this, complaint)) : nothing}
      ${isOpen ? button(msg("Wait…"), () => showWait(this, complaint)) : nothing}
      ${isOpen ? button(msg("Resolve…"), () => showResolve(this, complaint)) : nothing}
      ${isOpen ? button(complaint.escalation ? msg("Escalated…") : msg("Escalate…"), () => showEscalate(this, complaint)) : nothing}
      ${isDone ? button(msg("Open again"), () => void this.app.run(reopenComplaint({ id }), { done: msg("It is open again."), undo: true })) : nothing}
      ${isOpen ? button(msg("Cancel…"), () => showCancel(this, complaint), "danger") : nothing}
    </div>`;
  }

  private coverage(complaint: Complaint) {
    const { kind, reason, overridden } = complaint.coverage;
    return html`<sb-card tone=${coverageTone(kind)}>
      <b>${coverageName(kind)}</b>
      ${overridden ? html`<sb-badge>${msg("decided by the desk")}</sb-badge>` : nothing}
      <div class="hint">${this.app.format.prose(reason)}</div>
      ${
        complaint.invoiceId || complaint.status === "cancelled"
          ? nothing
          : html`<button type="button" class="link" @click=${() => showCoverage(this, complaint)}>
              ${msg("Override…")}
            </button>`
      }
    </sb-card>`;
  }

  private trail({ complaint, visits }: Page) {
    const { format } = this.app;
    const today = this.app.today();
    const events: TimelineEvent[] = [
      ...visits.map(({ visit, technician, items }) => ({
        when: format.dayFrom(visit.doneOn ?? visit.plannedOn, today),
        what: visit.doneOn ? `${msg("Visit")}: ${visit.work}` : msg("Visit planned"),
        detail: [
          technician?.name,
          ...visit.lines.map(
            (line, at) =>
              `${format.quantity(line.quantity)} × ${items[at]?.name ?? ""}${line.chargeable ? "" : ` (${msg("free")})`}`,
          ),
          visit.readings,
          ...(visit.measured ?? []).map(({ name, value }) => `${name} ${value}`),
          ...(visit.checked ?? []).filter(({ ok }) => !ok).map(({ name }) => msg(str`${name}: not well`)),
          visit.remark && `“${visit.remark}”`,
        ]
          .filter(Boolean)
          .join(" · "),
        due: visit.status === "planned" || visit.status === "assigned",
      })),
      ...(complaint.resolvedAt
        ? [
            {
              when: format.moment(complaint.resolvedAt),
              what: msg(str`Resolved: ${complaint.remedy}`),
              detail: this.turnaround(complaint),
            },
          ]
        : []),
      ...(complaint.closedAt ? [{ when: format.moment(complaint.closedAt), what: msg("Closed") }] : []),
    ];
    const logged = { when: format.moment(complaint.loggedAt), what: msg("Logged") };
    return html`<sb-card heading=${msg("What happened")}
      ><sb-timeline .events=${[logged, ...events]}></sb-timeline
    ></sb-card>`;
  }

  /** Hours from call to remedy against the target of the priority. */
  private turnaround(complaint: Complaint): string {
    const hours = turnaroundHours(complaint) ?? 0;
    const target = targetHours(complaint);
    return hours <= target
      ? msg(str`turnaround ${hours} h, target ${target} h met`)
      : msg(str`turnaround ${hours} h, target ${target} h missed`);
  }

  private async copy(number: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(number);
      this.app.toast(msg(str`${number} is copied.`));
    } catch (error) {
      this.app.report(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "complaint-page": ComplaintPage;
  }
}
