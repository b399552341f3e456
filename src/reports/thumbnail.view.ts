import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { ReportPicture } from "./report";

/** A small drawing of what a report looks like; it says nothing that its title does not. */
export const thumbnail = (picture: ReportPicture): TemplateResult =>
  html`<svg viewBox="0 0 52 36" aria-hidden="true">
    <rect class="frame" x="0.5" y="0.5" width="51" height="35" rx="4"></rect>
    ${drawn(picture)}
  </svg>`;

const rect = (css: string, x: number, y: number, width: number, height: number): SVGTemplateResult =>
  svg`<rect class=${css} x=${x} y=${y} width=${width} height=${height} rx="1"></rect>`;

function drawn(picture: ReportPicture): unknown {
  switch (picture) {
    case "stacked":
      return [34, 26, 18, 11].map((width, at) => [
        rect("strong", 8, 7 + at * 6, width * 0.45, 4),
        rect("soft", 8 + width * 0.45, 7 + at * 6, width * 0.55, 4),
      ]);
    case "bar":
      return [34, 25, 17, 9].map((width, at) => rect(at ? "soft" : "strong", 8, 7 + at * 6, width, 4));
    case "column":
      return [10, 18, 14, 22, 16].map((height, at) =>
        rect(at === 3 ? "strong" : "soft", 8 + at * 8, 29 - height, 5, height),
      );
    case "line":
      return svg`<polyline class="stroke" points="7,27 17,18 26,22 35,12 45,8"></polyline>`;
    case "pie":
      return svg`<circle class="soft" cx="26" cy="18" r="12"></circle>
        <path class="strong" d="M26 18V6A12 12 0 0 1 36.4 24Z"></path>
        <circle class="frame" cx="26" cy="18" r="5"></circle>`;
    case "list":
      return [0, 1, 2, 3].map((at) => [
        rect(at ? "ink" : "strong", 8, 7 + at * 6, 20, 3),
        rect("ink", 36, 7 + at * 6, 8, 3),
      ]);
  }
}
