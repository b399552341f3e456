import { css, html, nothing, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { SbElement } from "./element";
import { linePoints, scaleOf, slices } from "./chart-shapes";

export type ChartKind = "bar" | "column" | "stacked" | "line" | "pie";

/** One figure for each name. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

const WIDTH = 340;
const ROW = 20;
const LABEL = 108;
const FIGURE = 74;
const HEIGHT = 150;
const AXIS = 18;
const LABEL_CHARACTERS = 17;

/** A small picture of figures, drawn by kind. It is one image with a name: the table beside it says the same in figures. */
@customElement("sb-chart")
export class SbChart extends SbElement {
  static override styles = css`
    figure {
      margin: 0;
      max-width: 560px;
    }
    figcaption {
      font: var(--sb-label);
      margin-bottom: 4px;
    }
    svg {
      display: block;
      width: 100%;
      height: auto;
    }
    text {
      font: 11px var(--sb-font);
      fill: var(--sb-ink-2);
    }
    text.amount {
      fill: var(--sb-ink);
      font-variant-numeric: tabular-nums;
    }
    .axis {
      stroke: var(--sb-line-2);
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
      margin: 0 0 6px;
      font-size: 11px;
      color: var(--sb-ink-2);
    }
    .legend span {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    .legend svg {
      width: 10px;
      height: 10px;
    }
    .s0 {
      fill: var(--sb-brand);
    }
    .s1 {
      fill: color-mix(in srgb, var(--sb-brand) 55%, var(--sb-card));
    }
    .s2 {
      fill: color-mix(in srgb, var(--sb-warn) 45%, var(--sb-card));
    }
    .s3 {
      fill: color-mix(in srgb, var(--sb-warn) 80%, var(--sb-card));
    }
    .s4 {
      fill: color-mix(in srgb, var(--sb-bad) 55%, var(--sb-card));
    }
    .s5 {
      fill: var(--sb-bad);
    }
    .s6 {
      fill: var(--sb-info);
    }
    .s7 {
      fill: var(--sb-line-strong);
    }
    polyline {
      fill: none;
      stroke-width: 2;
      stroke: var(--sb-brand);
    }
    polyline.s1 {
      stroke: var(--sb-info);
    }
    @media (forced-colors: active) {
      svg {
        forced-color-adjust: none;
      }
      text {
        fill: CanvasText;
      }
    }
  `;
  @property() kind: ChartKind = "bar";
  /** What the picture shows; its name for screen readers. */
  @property() heading = "";
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ attribute: false }) series: readonly ChartSeries[] = [];
  /** Writes a figure. */
  @property({ attribute: false }) write: (value: number) => string = String;

  override render() {
    if (!this.names.length || !this.series.length) return nothing;
    return html`<figure>
      <figcaption aria-hidden="true">${this.heading}</figcaption>
      ${this.kind === "pie" || this.series.length < 2 ? nothing : this.legend(this.series.map(({ name }) => name))}
      ${this.picture()} ${this.kind === "pie" ? this.legend(this.pieLegend()) : nothing}
    </figure>`;
  }

  private picture() {
    const [height, drawn] = this.drawn();
    return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${this.heading}>${drawn}</svg>`;
  }

  private drawn(): [number, unknown] {
    switch (this.kind) {
      case "column":
        return [HEIGHT, this.columns()];
      case "line":
        return [HEIGHT, this.lines()];
      case "pie":
        return [124, this.pie()];
      default:
        return [this.names.length * ROW, this.bars()];
    }
  }

  private legend(names: readonly string[]) {
    return html`<div class="legend" aria-hidden="true">
      ${names.map(
        (name, at) =>
          html`<span
            ><svg viewBox="0 0 10 10"><rect class=${`s${at % 8}`} width="10" height="10" rx="2"></rect></svg
            >${name}</span
          >`,
      )}
    </div>`;
  }

  private bars() {
    const sums = this.names.map((_, at) =>
      this.series.reduce((sum, { values }) => sum + Math.max(values[at] ?? 0, 0), 0),
    );
    const room = WIDTH - LABEL - FIGURE;
    const most = Math.max(...sums, 1);
    return this.names.map((name, at) => {
      const y = at * ROW;
      let x = LABEL;
      const parts = this.series.map(({ values }, series) => {
        const width = (Math.max(values[at] ?? 0, 0) / most) * room;
        const from = x;
        x += width;
        return svg`<rect class=${`s${series % 8}`} x=${from} y=${y + 4} width=${width} height=${ROW - 8}></rect>`;
      });
      return svg`<text x="0" y=${y + 14}>${shortened(name)}</text>${parts}<text class="amount" x=${WIDTH} y=${y + 14} text-anchor="end">${this.write(this.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))}</text>`;
    });
  }

  private columns() {
    const scale = scaleOf(this.series, HEIGHT - AXIS - 14);
    const step = WIDTH / this.names.length;
    const wide = Math.min((step * 0.7) / this.series.length, 34);
    const zero = 14 + scale.top;
    const marks = this.names.map((_, at) =>
      this.series.map(({ values }, series) => {
        const height = scale.length(values[at] ?? 0);
        const x = at * step + (step - wide * this.series.length) / 2 + series * wide;
        const y = height >= 0 ? zero - height : zero;
        return svg`<rect class=${`s${series % 8}`} x=${x} y=${y} width=${wide} height=${Math.abs(height)}></rect>`;
      }),
    );
    return svg`${this.axes(zero, scale.most)}${marks}${this.underneath(step)}`;
  }

  private lines() {
    const scale = scaleOf(this.series, HEIGHT - AXIS - 14);
    const step = WIDTH / this.names.length;
    const zero = 14 + scale.top;
    const drawn = this.series.map(
      ({ values }, at) =>
        svg`<polyline class=${`s${at % 8}`} points=${linePoints(values, step, zero, scale.length)}></polyline>`,
    );
    return svg`${this.axes(zero, scale.most)}${drawn}${this.underneath(step)}`;
  }

  private axes(zero: number, most: number) {
    return svg`<line class="axis" x1="0" x2=${WIDTH} y1=${zero} y2=${zero}></line><text x="0" y="10">${this.write(most)}</text>`;
  }

  /** The names under columns, as many as have room. */
  private underneath(step: number) {
    const every = Math.max(1, Math.ceil(64 / step));
    return this.names.map((name, at) =>
      at % every
        ? nothing
        : svg`<text x=${at * step + step / 2} y=${HEIGHT - 4} text-anchor="middle">${shortened(name)}</text>`,
    );
  }

  private pie() {
    return slices(this.series[0]?.values ?? []).map(
      (path, at) => svg`<path class=${`s${at % 8}`} d=${path} transform="translate(${WIDTH / 2} 62)"></path>`,
    );
  }

  private pieLegend(): string[] {
    return this.names.map((name, at) => `${name} ${this.write(this.series[0]?.values[at] ?? 0)}`);
  }
}

const shortened = (name: string): string =>
  name.length > LABEL_CHARACTERS ? `${name.slice(0, LABEL_CHARACTERS - 1)}…` : name;

declare global {
  interface HTMLElementTagNameMap {
    "sb-chart": SbChart;
  }
}
