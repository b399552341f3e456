import type { NodeClaim } from "./claim";

const ROUNDS = 5;

export const claim: NodeClaim = {
  id: "P5",
  what: "mirror one change: requests to Excel, with cells of that row alone",
  target: 2,
  better: "lower",
  floor: "one request to see where the row stands, one to write it",
  where: "node",
  async run({ say }) {
    const { openDesk, startOffice, KEY_HEADER } = await import("../workbook/in-excel");
    const { customerSheet } = await import("../../src/parties/sheet");
    const { addParty, amendParty } = await import("../../src/parties/commands");
    const office = await startOffice();
    const desk = await openDesk(office, { mirrors: [customerSheet] });
    say("1,000 customers");
    const party = (n: number) =>
      addParty({ name: `Customer ${n}`, phones: [`98220${10_000 + n}`], customer: true, principal: false });
    await desk.book.store.runMany(Array.from({ length: 1_000 }, (_, n) => party(n)));
    await desk.mirrors.settled();
    const samples: number[] = [];
    let cells = 0;
    for (let round = 0; round < ROUNDS; round++) {
      office.host.stats.reset();
      await desk.book.run(amendParty({ id: desk.book.customer, note: `round ${round}` }));
      await desk.mirrors.settled();
      const { requests, written, cellsWritten } = office.host.stats;
      const { box } = office.engine.tables.find("Customers")!;
      const at = desk.rows("Customers").findIndex((row) => row[KEY_HEADER] === desk.book.customer);
      if (written.some(({ row, rows }) => row !== box.row + 1 + at || rows !== 1))
        throw new Error("Cells of other rows were written.");
      cells = cellsWritten;
      samples.push(requests);
    }
    await desk.mirrors.stop();
    office.dispose();
    return { value: Math.max(...samples), samples, floor: `${cells} cells of one row among 1,001` };
  },
};
