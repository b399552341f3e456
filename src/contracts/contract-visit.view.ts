import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Invoice, Item, Visit } from "../records";
import type { Read } from "../store/work";
import "../ui/badge";
import { showDialog } from "../ui/dialog";
import type { SbElement } from "../ui/element";
import { markTone } from "./contract-words.view";
import { isPending, visitMark } from "./model";
import { showPlanning } from "./planning-field";
import type { ContractPage } from "./queries";
import { errandTo } from "./suggestion-queries";
import { rescheduleVisit } from "./visit-commands";
import { visitName } from "./visit-strip.view";
import { markName } from "./words";

type Next = "record" | "plan" | "bill" | "show-bill";

interface Around {
  readonly items: readonly (Item | undefined)[];
  readonly bill: Invoice | undefined;
}

const aroundVisit = async (read: Read, { lines, invoiceId }: Visit): Promise<Around> => ({
  items: await Promise.all(lines.map(({ itemId }) => read.find(itemId))),
  bill: invoiceId && (await read.find(invoiceId)),
});

/** Shows a contract visit, and asks what is to be done with it: recorded or planned while it is to be made, billed once it is. */
export async function showVisit(near: SbElement, visit: Visit, page: ContractPage): Promise<void> {
  const { app } = near;
  const around = await app.store.read((read) => aroundVisit(read, visit));
  const unit = page.units.find(({ cover }) => cover.cardId === visit.cardId);
  const heading = msg(str`${visitName(visit)}, card ${unit?.card.number ?? ""}`);
  const next = await showDialog<Next>(near, heading, (close) => ({
    body: about(near, visit, page, around),
    actions: actions(visit, around, close),
  }));
  if (next === "record") app.navigate("visit-form", { visit: visit.id });
  if (next === "plan") await showPlan(near, visit, heading);
  if (next === "bill") app.navigate("invoice-form", { visit: visit.id });
  if (next === "show-bill" && visit.invoiceId) app.navigate("invoice", { id: visit.invoiceId });
}

function actions(visit: Visit, { bill }: Around, close: (next?: Next) => void): TemplateResult {
  const button = (label: string, next?: Next, css = "") =>
    html`<button type="button" class=${css} @click=${() => close(next)}>${label}</button>`;
  if (isPending(visit))
    return html`${button(msg("Record…"), "record", "primary")}${button(msg("Plan…"), "plan")}`;
  const isPaid = visit.lines.some(({ chargeable }) => chargeable);
  return html`${bill ? button(msg("Show bill"), "show-bill") : nothing}
  ${isPaid && !bill ? button(msg("Bill"), "bill", "primary") : nothing} ${button(msg("Close"))}`;
}

function about(
  near: SbElement,
  visit: Visit,
  { technicians }: ContractPage,
  { items, bill }: Around,
): TemplateResult {
  const { format } = near.app;
  const mark = visitMark(visit, near.app.today());
  const row = (name: string, value: string | TemplateResult | undefined) =>
    value
      ? html`<tr>
          <td class="hint">${name}</td>
          <td>${value}</td>
        </tr>`
      : nothing;
  const moved = visit.originalOn && visit.originalOn !== visit.plannedOn;
  const used = visit.lines.map(({ quantity, chargeable, reason }, at) => {
    const who = chargeable ? msg("the customer pays") : msg("free");
    return html`<div>
      ${format.quantity(quantity)} × ${items[at]?.name ?? ""}
      <span class="hint">${reason ? `${who}: ${reason}` : who}</span>
    </div>`;
  });
  const measured = [
    ...(visit.measured ?? []).map(({ name, value }) => `${name} ${value}`),
    visit.readings,
  ].filter(Boolean);
  const unwell = (visit.checked ?? []).filter(({ ok }) => !ok).map(({ name }) => name);
  return html`<table class="figures">
    ${row(msg("Status"), html`<sb-badge tone=${markTone(mark)}>${markName(mark)}</sb-badge>`)}
    ${row(msg("Planned"), format.day(visit.plannedOn, "medium"))}
    ${moved ? row(msg("By the rule"), format.day(visit.originalOn ?? "", "medium")) : nothing}
    ${row(msg("Window"), visit.opensOn && visit.dueOn && `${format.day(visit.opensOn)} – ${format.day(visit.dueOn)}`)}
    ${row(msg("Made"), visit.doneOn && format.day(visit.doneOn, "medium"))}
    ${row(msg("Technician"), visit.technicianId && technicians.get(visit.technicianId))}
    ${row(msg("Work"), visit.work)} ${row(msg("Used"), used.length ? html`${used}` : undefined)}
    ${row(msg("Readings"), measured.join(", "))} ${row(msg("Not well"), unwell.join(", "))}
    ${row(msg("Why"), visit.reason)} ${row(msg("Remark"), visit.remark)} ${row(msg("Bill"), bill?.number)}
  </table>`;
}

async function showPlan(near: SbElement, visit: Visit, heading: string): Promise<void> {
  const { format } = near.app;
  const { id, plannedOn, technicianId, opensOn, dueOn } = visit;
  await showPlanning(near, {
    heading,
    save: msg("Plan"),
    done: msg("Planned."),
    errand: await near.app.store.read((read) => errandTo(read, visit)),
    technicianId,
    day: plannedOn < near.app.today() ? near.app.today() : plannedOn,
    window: opensOn && dueOn ? `${format.day(opensOn)} – ${format.day(dueOn)}` : "",
    command: ({ technicianId: who, on, reason }) =>
      rescheduleVisit({
        id,
        on: on ?? plannedOn,
        ...(who ? { technicianId: who } : {}),
        ...(reason ? { reason } : {}),
      }),
  });
}
