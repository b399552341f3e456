import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { currencyDigits, formatMoney } from "../base/money";
import { Refusal } from "../base/refusal";
import { seriesOf, takeNumber } from "../company/numbering";
import { refuseClosed } from "../company/period";
import { post } from "../company/post";
import { reversed } from "../company/posting";
import type { Journal } from "../records";
import { command } from "../store/command";
import type { Work } from "../store/work";
import { journalLines, journalProblems, type JournalDraft } from "./journal-model";
import { chartAccounts } from "./queries";

/** Posts a voucher written by hand; opening balances take what they differ by to the account of that name. */
export const writeJournal = command("journal.write", async (work, draft: JournalDraft) => {
  const [company, chart] = await Promise.all([work.get("company:main"), chartAccounts(work)]);
  const { currency, locale } = company;
  const show = (minor: number) => formatMoney(minor, { currency, locale, digits: currencyDigits(currency) });
  const problems = journalProblems(draft, {
    chart: new Map(chart.map((account) => [account.code, account])),
    today: work.today,
    show,
  });
  if (Object.keys(problems).length) throw new Refusal(msg("This voucher cannot be posted yet."), problems);
  await refuseClosed(work, draft.on);
  return postJournal(work, { kind: draft.kind, on: draft.on, text: draft.text, lines: journalLines(draft) });
});

/** Takes a voucher back today; both entries stay in the ledger. */
export const reverseJournal = command(
  "journal.reverse",
  async (work, { id, reason }: { id: Journal["id"]; reason: string }) => {
    const journal = await work.get(id);
    if (journal.status !== "posted")
      throw new Refusal(msg(str`${journal.number} is already reversed; nothing was changed.`));
    if (journal.kind === "closing")
      throw new Refusal(msg("A closing is taken back by reopening the books; nothing was changed."));
    if (!reason.trim()) throw new Refusal(msg("The voucher is not reversed."), { reason: msg("Say why.") });
    await takeBack(work, journal, work.today, reason.trim());
  },
);

/** Numbers a voucher, keeps it and posts it. A step of the commands that write vouchers. */
export async function postJournal(
  work: Work,
  { kind, on, text, lines }: Pick<Journal, "kind" | "on" | "text" | "lines">,
): Promise<{ id: Journal["id"]; number: string }> {
  const { number } = await takeNumber(work, (await seriesOf(work, "journal")).id, on);
  const journal: Journal = {
    id: newId("journal"),
    number,
    status: "posted",
    kind,
    on,
    lines,
    text: text.trim(),
  };
  await work.put(journal);
  await post(work, {
    id: `entry:${journal.id}`,
    on,
    sourceId: journal.id,
    sourceNumber: number,
    text: journal.text,
    lines: lines.map(({ account, debit, credit }) => ({ account, debit, credit })),
  });
  return { id: journal.id, number };
}

/** Reverses a posted voucher as of a day. A step of the commands that take vouchers back. */
export async function takeBack(work: Work, journal: Journal, on: string, reason: string): Promise<void> {
  const entry = await work.get(`entry:${journal.id}`);
  await work.put({ ...journal, status: "reversed", reversedOn: on, reverseReason: reason });
  await post(work, {
    id: `entry:${journal.id}/reversed`,
    on,
    sourceId: journal.id,
    sourceNumber: journal.number,
    text: msg(str`Reversed: ${reason}`),
    lines: reversed(entry.lines),
  });
}
