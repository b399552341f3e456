import type { RecordId } from "../records";
import type { AppContext } from "../ui/context";

/** Opens the page of a bill, a principal's bill, a payment or a cheque; nothing where the pane has no page for it. */
export function openBillPage(app: AppContext, id: RecordId): void {
  const view = id.slice(0, id.indexOf(":"));
  if (app.router.views.has(view)) app.navigate(view, { id });
}
