import type { Frame, Page } from "playwright-core";

/** What a measurement found: the figure to compare with the target, and the samples it was made of. */
export interface Measured {
  value: number;
  samples: number[];
  /** What the floor measured in this run, in words; replaces the declared floor in the table. */
  floor?: string;
}

/** What every measurement may use. */
export interface BenchContext {
  /** Tells the person waiting what is being done. */
  say(line: string): void;
}

/** A measurement in Node: `root` is the project's folder. */
export interface NodeContext extends BenchContext {
  root: string;
}

/** A measurement beside the served preview build at `url`. */
export interface PreviewContext extends NodeContext {
  url: string;
  /** Opens a path of the preview in a fresh profile, or in the profile of the page to keep. */
  open(path?: string, options?: { keep?: Page }): Promise<Page>;
  /** Runs a file of this folder inside a page or frame; its exports become `globalThis.bench` there. */
  inject(into: Page | Frame, file: string): Promise<void>;
}

interface ClaimOf<Where extends string, Context> {
  /** The name of the claim and of its file, such as "P1". */
  id: string;
  /** What is promised, in one line. */
  what: string;
  target: number;
  better: "lower" | "higher";
  /** What the figure is measured against, in words. */
  floor: string;
  where: Where;
  run(context: Context): Promise<Measured>;
}

export type BrowserClaim = ClaimOf<"browser", BenchContext>;
export type NodeClaim = ClaimOf<"node", NodeContext>;
export type PreviewClaim = ClaimOf<"preview", PreviewContext>;

/** One measured promise about speed or size. */
export type Claim = BrowserClaim | NodeClaim | PreviewClaim;
