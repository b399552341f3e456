import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerSheet, technicianSheet } from "../../src/parties/sheet";
import type { NodeOffice } from "../../src/preview/host/node";
import { itemSheet } from "../../src/stock/sheet";
import type { MirrorState } from "../../src/workbook/mirror-state";
import { pasteInto, typeInto } from "../preview/host/user";
import { KEY_HEADER, openDesk, SAYS_HEADER, startOffice } from "./in-excel";

let office: NodeOffice;
beforeAll(async () => {
  office = await startOffice();
}, 120_000);
afterAll(() => office.dispose());

describe("while the sheets are being built", () => {
  it("[W36] a row and a cell typed into one that stands already are taken, or put back with the reason", async () => {
    const { engine } = office;
    let typing: Promise<unknown> | undefined;
    const typeOn = (): Promise<unknown> => {
      const { box, columns } = engine.tables.find("Customers")!;
      const at = (header: string) => box.column + columns.findIndex(({ name }) => name === header);
      return Promise.all([
        typeInto(engine, "Customers", box.row + 1, at("Address"), "7, Canal Road"),
        typeInto(engine, "Customers", box.row + 1, at("Name"), ""),
        pasteInto(engine, "Customers", box.row + box.rows, at("Name"), [
          ["Hotel Sagar", "98220 55501"],
          ["Meena Joshi", "12"],
        ]),
      ]);
    };
    const onState = ({ progress }: MirrorState): void => {
      if (progress?.table === "Technicians" && !typing) typing = typeOn();
    };
    const desk = await openDesk(office, { mirrors: [customerSheet, technicianSheet, itemSheet], onState });
    await typing;
    await desk.mirrors.settled();

    const [first, ...more] = desk.rows("Customers");
    const party = await desk.book.store.read((read) => read.get(desk.book.customer));
    expect(first).toMatchObject({ Address: "7, Canal Road", Name: party.name });
    expect(party.address).toBe("7, Canal Road");
    expect(first?.[SAYS_HEADER]).not.toBe("");
    expect(more).toEqual([
      expect.objectContaining({ Name: "Hotel Sagar", [SAYS_HEADER]: "" }),
      expect.objectContaining({ Name: "Meena Joshi", [KEY_HEADER]: "" }),
    ]);
    expect(more[0]?.[KEY_HEADER]).toMatch(/^party:/);
    expect(more[1]?.[SAYS_HEADER]).toContain("at least five digits");
    expect(desk.bugs).toEqual([]);

    // Built once more without anybody typing, nothing is taken for typing.
    const before = await desk.book.store.lastSeq();
    await desk.mirrors.rebuild();
    await desk.mirrors.settled();
    expect(await desk.book.store.lastSeq()).toBe(before);
    await desk.mirrors.stop();
  }, 120_000);
});
