import { msg } from "@lit/localize";
import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { fold } from "../records/terms";
import { SbElement } from "../ui/element";
import "../ui/empty";
import type { FieldChange } from "../ui/field";
import "../ui/icon";
import "../ui/page";
import "../ui/text-field";
import { reports } from "./all-reports";
import { groupName, groups } from "./groups";
import type { Report, ReportGroup } from "./report";
import { thumbnail } from "./thumbnail.view";

/** Every report by group, each with the question it answers. */
@customElement("report-gallery")
export class ReportGallery extends SbElement {
  static override styles = css`
    section {
      display: grid;
      gap: 6px;
    }
    h2 {
      margin: 4px 0 0;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button.report {
      display: grid;
      grid-template-columns: 52px minmax(0, 1fr);
      gap: 10px;
      align-items: center;
      width: 100%;
      height: 100%;
      padding: 8px 10px;
      border-color: var(--sb-line);
      border-radius: var(--sb-radius-large);
      background: var(--sb-card);
      text-align: start;
      white-space: normal;
      font-weight: 400;
    }
    button.report:hover {
      background: var(--sb-hover);
    }
    button.report strong {
      display: block;
      font-weight: 600;
    }
    button.report svg {
      width: 52px;
      height: 36px;
    }
    .frame {
      fill: var(--sb-bg);
      stroke: var(--sb-line);
    }
    .strong {
      fill: var(--sb-brand);
    }
    .soft {
      fill: color-mix(in srgb, var(--sb-brand) 35%, var(--sb-card));
    }
    .ink {
      fill: var(--sb-line-2);
    }
    .stroke {
      fill: none;
      stroke: var(--sb-brand);
      stroke-width: 2;
    }
  `;
  @state() private typed = "";

  override render() {
    const shown = this.shown();
    return html`<sb-page heading=${msg("Reports")}>
      ${
        this.app.router.views.has("slices")
          ? html`<button slot="actions" type="button" @click=${() => this.app.navigate("slices")}>
              <sb-icon name="chart"></sb-icon>${msg("Slice and dice")}
            </button>`
          : nothing
      }
      <sb-text
        name="find"
        label=${msg("Find a report")}
        placeholder=${msg("who owes, stock, visits …")}
        @sb-change=${(event: CustomEvent<FieldChange<string>>) => (this.typed = event.detail.value)}
      ></sb-text>
      ${shown.length ? groups.map((group) => this.group(group, shown)) : html`<sb-empty icon="chart" text=${msg("No report is called so.")}></sb-empty>`}
    </sb-page>`;
  }

  private shown(): readonly Report[] {
    const words = fold(this.typed).split(/\s+/).filter(Boolean);
    const { company } = this.app;
    return reports.filter((report) => {
      if (company && report.suits && !report.suits(company)) return false;
      const text = fold(`${report.title()} ${report.about()} ${groupName(report.group)} ${report.name}`);
      return words.every((word) => text.includes(word));
    });
  }

  private group(group: ReportGroup, shown: readonly Report[]) {
    const own = shown.filter((report) => report.group === group);
    if (!own.length) return nothing;
    return html`<section aria-label=${groupName(group)}>
      <h2>${groupName(group)}</h2>
      <ul>
        ${own.map((report) => html`<li>${this.entry(report)}</li>`)}
      </ul>
    </section>`;
  }

  private entry(report: Report) {
    return html`<button
      type="button"
      class="report"
      @click=${() => this.app.navigate("report", { name: report.name })}
    >
      ${thumbnail(report.picture)}
      <span><strong>${report.title()}</strong><span class="hint">${report.about()}</span></span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "report-gallery": ReportGallery;
  }
}
