import { msg } from "@lit/localize";
import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { Refusal } from "../base/refusal";
import { whereIs } from "../ledger/where-queries";
import type { RecordId } from "../records";
import "../ui/card";
import "../ui/chart";
import { showConfirm } from "../ui/dialog";
import { SbElement } from "../ui/element";
import "../ui/empty";
import "../ui/icon";
import "../ui/page";
import { reportNamed } from "./all-reports";
import { fullAnswers, missingAnswers, runReport } from "./answers";
import { chartData } from "./chart-data";
import { spanOf } from "./parameters";
import type { Answers, Report, ReportContext, ReportResult, ReportRow } from "./report";
import "./report-fields.view";
import { saveReport, showReport } from "./report-out.view";
import "./report-table.view";
import { showAllStatements, showStatement } from "./statement-paper.view";
import { writeValue } from "./report-table.view";

/** One report: what it asks, its rows, its picture; into a sheet or a file, and from a row to what it is made of. */
@customElement("report-page")
export class ReportPage extends SbElement {
  static override styles = css`
    ul.notes {
      margin: 0;
      padding-inline-start: 18px;
    }
  `;
  @property() name = "";
  /** Answers handed over by whoever led here; those remembered stand when there are none. */
  @property({ attribute: false }) given: Answers = {};
  @state() private answers: Answers | undefined;
  private readonly result = this.liveInTime(
    (read) => runReport(read, this.report as Report, this.answers as Answers, this.context as ReportContext),
    () => [this.report && this.context ? this.name : undefined, this.isReady ? this.answers : undefined],
  );

  private get report(): Report | undefined {
    return reportNamed(this.name);
  }

  private get context(): ReportContext | undefined {
    const { company } = this.app;
    return company && { today: this.app.today(), company };
  }

  private get isReady(): boolean {
    const { report, answers } = this;
    return !!report && !!answers && !Object.keys(missingAnswers(report, answers)).length;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("name") || (changed.has("given") && !same(changed.get("given") as Answers, this.given)))
      void this.recall();
  }

  /** The answers handed over, else those remembered, else the initial ones. */
  private async recall(): Promise<void> {
    const { name, report, context, given } = this;
    this.answers = undefined;
    if (!report || !context) return;
    const isAsked = Object.keys(given).length > 0;
    const kept = isAsked ? given : await this.app.store.drafts.get<Answers>(keyOf(name));
    if (name === this.name) this.answers = fullAnswers(report, kept ?? {}, context);
  }

  override render() {
    const { report, answers } = this;
    if (!report || !this.context)
      return html`<sb-page back heading=${msg("Report")}
        ><sb-empty icon="chart" text=${msg("There is no such report.")}></sb-empty
      ></sb-page>`;
    const result = this.result.value;
    return html`<sb-page back heading=${report.title()}>
      ${result && answers ? this.buttons(report, answers, result) : nothing}
      <p class="hint">${report.about()}</p>
      ${
        answers
          ? html`<report-fields
              .parameters=${report.parameters}
              .answers=${answers}
              @sb-answers=${this.answer}
            ></report-fields>`
          : nothing
      }
      ${this.body(report, result)}
    </sb-page>`;
  }

  private buttons(report: Report, answers: Answers, result: ReportResult) {
    const out = { report, answers, result };
    return html`${
        this.app.sheets?.writePage
          ? html`<button
              slot="actions"
              type="button"
              class="primary"
              @click=${() => showReport(this.app, out)}
            >
              <sb-icon name="sheet"></sb-icon>${msg("Show in sheet")}
            </button>`
          : nothing
      }<button slot="actions" type="button" @click=${() => saveReport(this.app, out)}>
        <sb-icon name="download"></sb-icon>${msg("Save as .xlsx")}
      </button>
      ${report.paper === "statement" ? this.papers(answers) : nothing}`;
  }

  /** The account as a paper: of this customer, or of everybody with a balance. */
  private papers(answers: Answers) {
    const span = spanOf({ from: answers.from ?? "", to: answers.to || this.app.today() });
    const id = answers.party as RecordId<"party">;
    const all = async () => {
      const sure = await showConfirm(this, {
        title: msg("Statements of all customers"),
        body: msg(
          "Every customer with a balance gets a sheet of his own. Cancel stops it; what is written stays.",
        ),
        confirm: msg("Write them"),
      });
      if (sure) await showAllStatements(this.app, span);
    };
    return html`<button
        slot="actions"
        type="button"
        @click=${() => showStatement(this.app, id, span).catch((error: unknown) => this.app.report(error))}
      >
        <sb-icon name="bill"></sb-icon>${msg("Paper")}
      </button>
      <button slot="actions" type="button" class="quiet" @click=${() => void all()}>
        ${msg("All customers")}
      </button>`;
  }

  private body(report: Report, result: ReportResult | undefined) {
    const { error } = this.result;
    if (error instanceof Refusal)
      return html`<sb-card tone="warn"
        ><span role="status">${this.app.format.prose(error.message)}</span></sb-card
      >`;
    if (this.answers && !this.isReady) {
      const [first] = Object.values(missingAnswers(report, this.answers));
      return html`<sb-card tone="info"><span role="status">${first}</span></sb-card>`;
    }
    return html`${result ? this.notes(result) : nothing} ${result ? this.chart(result) : nothing}
      <report-table
        label=${report.title()}
        .result=${result}
        @sb-row=${(event: CustomEvent<ReportRow>) => void this.open(event.detail)}
      ></report-table>`;
  }

  private notes({ notes = [] }: ReportResult) {
    if (!notes.length) return nothing;
    const { format } = this.app;
    return html`<ul class="notes hint">
      ${notes.map((note) => html`<li>${format.prose(note)}</li>`)}
    </ul>`;
  }

  private chart(result: ReportResult) {
    const { columns, chart } = result;
    const { format } = this.app;
    const kindOf = (key: string | undefined) => columns.find((column) => column.key === key)?.kind ?? "text";
    const names = kindOf(chart?.names);
    const data = chartData(result, (value) =>
      names === "day" && value ? format.day(String(value), "short") : writeValue(format, names, value),
    );
    if (!chart || !data) return nothing;
    const figures = kindOf(chart.values[0]);
    return html`<sb-card>
      <sb-chart
        .kind=${chart.kind}
        .heading=${chart.title()}
        .names=${data.names}
        .series=${data.series}
        .write=${(value: number) =>
          figures === "money"
            ? format.money(Math.round(value), { bare: true, whole: true })
            : writeValue(format, figures, value)}
      ></sb-chart>
    </sb-card>`;
  }

  private readonly answer = ({ detail }: CustomEvent<Answers>): void => {
    this.answers = detail;
    void this.app.store.drafts.set(keyOf(this.name), detail).catch(() => undefined);
  };

  /** To the page of the row's record, or to the report that shows what its figure is made of. */
  private async open({ drill, of }: ReportRow): Promise<void> {
    const { router, store } = this.app;
    const where =
      drill ?? (of && (await store.read((read) => whereIs(read, of, (name) => router.views.has(name)))));
    if (!where || !router.views.has(where.name)) {
      this.app.toast(msg("This row has no page of its own."));
      return;
    }
    // Back comes here again with the same answers.
    router.replace("report", { name: this.name, ...this.answers });
    this.app.navigate(where.name, { ...where.params });
  }
}

const keyOf = (name: string): string => `report/${name}`;

const same = (a: Answers | undefined, b: Answers): boolean => JSON.stringify(a) === JSON.stringify(b);

declare global {
  interface HTMLElementTagNameMap {
    "report-page": ReportPage;
  }
}
