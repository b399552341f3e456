import { fromThousandths } from "../base/quantity";
import type { Format } from "../ui/format";
import type { FigureKind } from "./slice-words";

/** A figure of a slice as the company writes it; nothing where there is none. */
export function writeFigure(format: Format, kind: FigureKind, figure: number): string {
  if (Number.isNaN(figure)) return "";
  switch (kind) {
    case "money":
      return format.money(Math.sign(figure) * Math.round(Math.abs(figure)) + 0, { bare: true, whole: true });
    case "quantity":
      return format.quantity(fromThousandths(Math.round(figure)));
    case "hours":
      return format.quantity((figure / 60).toFixed(1));
    case "percent":
      return `${format.quantity((figure * 100).toFixed(1))} %`;
    case "average":
      return format.quantity(figure.toFixed(1));
    case "number":
    case "count":
      return format.count(figure);
  }
}
