import { type Area, areaText, LAST_ROW, parseArea } from "./reference";

/** Rows of the template, first and last included, that appear so many times in the paper. */
export interface Region {
  first: number;
  last: number;
  copies: number;
}

/** Where every row of a template's sheet goes when its regions are repeated or removed. */
export class RowPlan {
  readonly #regions: readonly Region[];

  constructor(regions: readonly Region[]) {
    this.#regions = [...regions].sort((a, b) => a.first - b.first);
  }

  /** True where no row moves. */
  get still(): boolean {
    return this.#regions.every(({ copies }) => copies === 1);
  }

  /** The region a row belongs to. */
  region(row: number): Region | undefined {
    return this.#regions.find(({ first, last }) => first <= row && row <= last);
  }

  #shift(row: number): number {
    let shift = 0;
    for (const { first, last, copies } of this.#regions)
      if (last < row) shift += (copies - 1) * (last - first + 1);
    return shift;
  }

  /** The row's n-th copy, counted from 0. */
  copy(row: number, n: number): number {
    const region = this.region(row);
    return clamp(row + this.#shift(row) + (region ? n * height(region) : 0));
  }

  /** The first copy of a row; where the row is removed, the row that takes its place. */
  top(row: number): number {
    const region = this.region(row);
    return region?.copies === 0 ? clamp(region.first + this.#shift(region.first)) : this.copy(row, 0);
  }

  /** The last copy of a row; where the row is removed, the row before its place. */
  bottom(row: number): number {
    const region = this.region(row);
    if (region?.copies === 0) return clamp(region.first + this.#shift(region.first)) - 1;
    return this.copy(row, region ? region.copies - 1 : 0);
  }

  /** Rows `top`…`bottom` stretched over all copies; null where nothing of them is left. */
  stretch(top: number, bottom: number): [number, number] | null {
    const span: [number, number] = [this.top(top), this.bottom(bottom)];
    return span[0] <= span[1] ? span : null;
  }

  /** As `stretch`, but a part of a region of several rows gives one span for each copy. */
  spans(top: number, bottom: number): [number, number][] {
    const region = this.region(top);
    const partial = region && region === this.region(bottom) && (top > region.first || bottom < region.last);
    if (partial)
      return Array.from({ length: region.copies }, (_, n) => [this.copy(top, n), this.copy(bottom, n)]);
    const span = this.stretch(top, bottom);
    return span ? [span] : [];
  }

  /** An area such as "B2:D9" stretched over all copies; null where it is removed, unchanged where it is no area. */
  stretchArea(text: string): string | null {
    const area = parseArea(text);
    if (!area) return text;
    const span = this.stretch(area.top, area.bottom);
    return span ? areaText({ ...area, top: span[0], bottom: span[1] }) : null;
  }

  /** A list of areas as `sqref` writes it; "" where all are removed. */
  spreadAreas(text: string): string {
    return text
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((part) => {
        const area = parseArea(part);
        if (!area) return [part];
        return this.spans(area.top, area.bottom).map(([top, bottom]) => areaText({ ...area, top, bottom }));
      })
      .join(" ");
  }

  /** The areas that take the place of one that must not be stretched: a copy in each copy of its region. */
  copies(area: Area): Area[] {
    const region = this.region(area.top);
    if (region && region === this.region(area.bottom))
      return Array.from({ length: region.copies }, (_, n) => ({
        ...area,
        top: this.copy(area.top, n),
        bottom: this.copy(area.bottom, n),
      }));
    const span = this.stretch(area.top, area.bottom);
    return span ? [{ ...area, top: span[0], bottom: span[1] }] : [];
  }
}

function height({ first, last }: Region): number {
  return last - first + 1;
}

function clamp(row: number): number {
  return Math.min(row, LAST_ROW);
}
