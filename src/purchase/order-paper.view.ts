import { msg, str } from "@lit/localize";
import { showPaper } from "../paper/show";
import type { Order } from "../records";
import type { AppContext } from "../ui/context";
import { orderDocument } from "./order-document";
import { orderPage } from "./order-queries";

/** Puts the paper of an order into the workbook as a sheet, or hands it over as a file where there is no workbook. */
export async function showOrderPaper(app: AppContext, id: Order["id"]): Promise<void> {
  const parts = await app.store.read(async (read) => ({
    ...(await orderPage(read, id)),
    company: await read.get("company:main"),
  }));
  const { sheets } = app;
  const sheet = await showPaper(
    "purchase-order",
    orderDocument(parts),
    sheets && ((bytes, name) => sheets.insertPaper(bytes, name)),
  );
  if (sheet) app.toast(msg(str`The paper is on sheet ${sheet}.`));
}
