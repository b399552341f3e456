import { creditKey, partyKey } from "../company/settlement";
import { inHandKey } from "../payments/cheque-model";
import type { RecordId } from "../records";
import type { Read } from "../store/work";
import { aged } from "./ageing";
import type { Span } from "./parameters";
import { statementOf, type Statement } from "./statement";
import type { Company, Party } from "../records";

/** What a customer's statement prints, as of its last day; see `StatementPaper`. */
export async function statementPaper(
  read: Read,
  id: RecordId<"party">,
  span: Span,
): Promise<{
  company: Company;
  party: Party;
  span: Span;
  statement: Statement;
  ages: readonly number[];
  credit: number;
  chequesInHand: number;
}> {
  const [company, party, statement, open, credit, cheques] = await Promise.all([
    read.get("company:main"),
    read.get(id),
    statementOf(read, "customer", id, span),
    read.balance(partyKey("customer", id)),
    read.balance(creditKey("customer", id)),
    read.balance(inHandKey("customer", id)),
  ]);
  return {
    company,
    party,
    span,
    statement,
    ages: aged(open.parts, span.to, [30, 60, 90]),
    credit: credit.amount,
    chequesInHand: cheques.amount,
  };
}
