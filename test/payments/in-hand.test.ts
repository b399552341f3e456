import { beforeEach, expect, it } from "vitest";
import { alertsAt, describeAlerts } from "../../src/desk/alerts";
import { customerPicture } from "../../src/desk/customer-picture";
import { findEverything } from "../../src/desk/find";
import { homePicture } from "../../src/desk/home";
import { bounceCheque, depositCheques, representCheque } from "../../src/payments/clearing-commands";
import { openBook, type Book } from "../book";
import { handsOn, type Hands } from "./hands";

let book: Book;
let hands: Hands;
beforeEach(async () => {
  book = await openBook();
  hands = handsOn(book);
});
const home = async () =>
  (await book.store.read((read) => homePicture(read, book.clock.today(), book.clock.now()))).cheques;
const alerts = () =>
  book.store.read(async (read) => {
    const all = await alertsAt(read, { today: book.clock.today(), now: book.clock.now() });
    return describeAlerts(
      read,
      all.filter(({ kind }) => kind.startsWith("cheque")),
    );
  });

it("[M21] Home, the alerts and the customer's page tell what is in hand, due and bounced, apart from what is owed", async () => {
  const bill = await hands.bill("1000");
  const rows = [{ billId: bill, amount: 60_000 }];
  const id = await hands.cheque(60_000, rows, { chequeOn: "2026-04-10" });
  expect(await home()).toEqual({ count: 0, amount: 0, bounced: 0, inHand: 60_000 });
  expect(await alerts()).toEqual([]);
  const picture = await book.store.read((read) => customerPicture(read, book.customer, "2026-04-01"));
  expect(picture).toMatchObject({ owes: 100_000, credit: 0, chequesInHand: 60_000, cheques: [{ id }] });
  book.goTo("2026-04-12");
  expect(await home()).toEqual({ count: 1, amount: 60_000, bounced: 0, inHand: 60_000 });
  const { chequeNumber } = await book.store.read((read) => read.get(id));
  expect(await alerts()).toMatchObject([
    {
      kind: "cheque due",
      urgency: "now",
      days: 2,
      amount: 60_000,
      about: "Sunita Deshpande",
      number: chequeNumber,
      opens: id,
    },
  ]);
  const found = await book.store.read((read) => findEverything(read, chequeNumber));
  expect(found).toMatchObject([{ type: "cheque", hits: [{ id, title: chequeNumber }] }]);
  await book.run(depositCheques({ on: "2026-04-12", chequeIds: [id] }));
  expect([await home(), await alerts()]).toEqual([{ count: 0, amount: 0, bounced: 0, inHand: 60_000 }, []]);
  await book.run(bounceCheque({ id, on: "2026-04-12", reason: "no funds" }));
  book.goTo("2026-04-15");
  expect(await home()).toEqual({ count: 0, amount: 0, bounced: 1, inHand: 0 });
  expect(await alerts()).toMatchObject([{ kind: "cheque bounced", urgency: "now", days: 3 }]);
  await book.run(representCheque({ id, on: "2026-04-15" }));
  expect(await alerts()).toEqual([]);
});
