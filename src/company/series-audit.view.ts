import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import "../ui/badge";
import "../ui/card";
import { SbElement } from "../ui/element";
import "../ui/page";
import { seriesAudit, type SeriesAudit } from "./series-queries";

/** The audit of every number series: from, to, how many, how many cancelled, what is missing, and which drafts wait. */
@customElement("series-audit")
export class SeriesAuditPage extends SbElement {
  private readonly rows = this.live((read) => seriesAudit(read));

  override render() {
    const rows = this.rows.value;
    if (!rows) return html`<p class="hint" role="status">${msg("Reading…")}</p>`;
    const faulty = rows.filter(isFaulty).length;
    return html`<sb-page back heading=${msg("Series audit")}>
      <p role="status">
        ${
          faulty
            ? html`<sb-badge tone="bad">${msg(str`${faulty} series with missing numbers`)}</sb-badge>`
            : html`<sb-badge tone="ok">${msg("No number is missing")}</sb-badge>`
        }
      </p>
      ${rows.map((row) => this.row(row))}
    </sb-page>`;
  }

  private row(row: SeriesAudit) {
    const { format } = this.app;
    const { series, fiscalYear, from, to, count, cancelled, drafts } = row;
    return html`<sb-card
      heading=${[series.name, fiscalYear].filter(Boolean).join(" · ")}
      tone=${isFaulty(row) ? "bad" : nothing}
    >
      <div>${from ? `${from} … ${to}` : msg("no number yet")}</div>
      <div class="hint">
        ${[
          msg(str`${format.count(count)} papers`),
          cancelled ? msg(str`${format.count(cancelled)} cancelled`) : "",
          drafts ? msg(str`${format.count(drafts)} drafts waiting`) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </div>
      ${row.gaps.length ? html`<div>${msg("Missing")}: ${listed(row.gaps)}</div>` : nothing}
      ${row.twice.length ? html`<div>${msg("Given twice")}: ${listed(row.twice.map(({ number }) => number))}</div>` : nothing}
    </sb-card>`;
  }
}

const isFaulty = ({ gaps, twice }: SeriesAudit): boolean => gaps.length + twice.length > 0;

const listed = (numbers: readonly string[]): string =>
  numbers.slice(0, 12).join(", ") + (numbers.length > 12 ? " …" : "");

declare global {
  interface HTMLElementTagNameMap {
    "series-audit": SeriesAuditPage;
  }
}
