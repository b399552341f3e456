import { afterAll, beforeAll } from "vitest";
import { createOfficeInNode, type NodeOffice, type NodeOfficeOptions } from "../../../src/preview/host/node";

/** Office.js for one test file: started once, taken down at the end. */
export function office(options: NodeOfficeOptions = {}): () => NodeOffice {
  let running: NodeOffice | undefined;
  beforeAll(async () => {
    running = await createOfficeInNode(options);
  }, 60_000);
  afterAll(() => running?.dispose());
  return () => {
    if (!running) throw new Error("Office.js is not running.");
    return running;
  };
}

/** What a refused batch said. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly location: string | undefined;
}

/** Runs a batch that is to be refused, and gives the refusal. */
export async function refused(batch: (context: Excel.RequestContext) => unknown): Promise<Refused> {
  try {
    await Excel.run(async (context) => {
      await batch(context);
      await context.sync();
    });
  } catch (thrown) {
    const { code, message, debugInfo } = thrown as OfficeExtension.Error;
    return { code, message, location: debugInfo?.errorLocation };
  }
  throw new Error("The batch was not refused.");
}

let sheets = 0;

/** A fresh sheet in the running workbook; gives its name. */
export async function freshSheet(): Promise<string> {
  const name = `Fresh ${++sheets}`;
  await Excel.run(async (context) => {
    context.workbook.worksheets.add(name);
    await context.sync();
  });
  return name;
}

/** Runs a batch on a fresh sheet and gives what it returns. */
export async function onSheet<Result>(
  batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  const name = await freshSheet();
  return Excel.run((context) => batch(context.workbook.worksheets.getItem(name), context));
}
