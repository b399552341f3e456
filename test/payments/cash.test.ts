import { expect, it } from "vitest";
import { cancelInvoice } from "../../src/billing/issue";
import { lineForItem } from "../../src/company/bill-lines";
import { sellForCash } from "../../src/payments/cash-commands";
import { openBook } from "../book";

it("[M60] a cash memo takes its number, its goods and its payment in one command, or nothing of it", async () => {
  const book = await openBook();
  const pump = await book.store.read((read) => read.get(book.pump));
  const sale = (quantity: string) =>
    sellForCash({
      customerId: book.customer,
      lines: [lineForItem(pump, quantity, "store")],
      mode: "upi",
      reference: "T-77",
    });
  const { id, number, paymentId } = await book.run(sale("2"));
  expect(number).toBe("CM/26-27/0001");
  const read = (key: string) => book.store.read(async (one) => (await one.balance(key)).amount);
  expect(await book.store.read((one) => one.get(paymentId))).toMatchObject({
    amount: 342_200,
    mode: "upi",
    reference: "T-77",
    allocations: [{ billId: id, amount: 342_200 }],
  });
  expect([await read(`bill/${id}`), await read(`stock/${book.pump}`)]).toEqual([0, 3_000]);
  await book.refused(sale("9"));
  const cheque = await book.refused(
    sellForCash({ customerId: book.customer, lines: [lineForItem(pump, "1")], mode: "cheque" as "cash" }),
  );
  expect(cheque.problems).toHaveProperty("mode");
  expect((await book.run(sale("1"))).number).toBe("CM/26-27/0002");
  await book.run(cancelInvoice({ id, reason: "gave it back" }));
  expect(await read(`credit/${book.customer}`)).toBe(342_200);
  expect(await book.faults()).toEqual([]);
});
