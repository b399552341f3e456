import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import { accountId, codeOf } from "../company/chart";
import type { OwnAccount } from "../records";
import { command } from "../store/command";
import type { Read } from "../store/work";
import { chartAccounts } from "./queries";

export type AccountDraft = Pick<OwnAccount, "name" | "kind" | "role">;

/** Adds an account of the desk's own to the chart and gives its code. */
export const addAccount = command("account.add", async (work, { name, kind, role }: AccountDraft) => {
  // The kind begins the code, so that an exported ledger says it even where the record is missing.
  const code = `${kind}:${newId("account").slice("account:".length)}`;
  const account: OwnAccount = { id: accountId(code), name: name.trim(), kind, active: true };
  await check(work, role ? { ...account, role } : account);
  await work.put(role ? { ...account, role } : account);
  return code;
});

/** Names an account of the chart anew, or closes it; its kind stays as it is. */
export const amendAccount = command(
  "account.amend",
  async (work, { code, name, active }: { code: string; name?: string; active?: boolean }) => {
    const before = (await chartAccounts(work)).find((account) => account.code === code);
    if (!before) throw new Refusal(msg("It is no longer there."));
    if (active === false && before.derived)
      throw new Refusal(msg(str`${before.name} follow from documents and stay open; nothing was changed.`));
    const own = await work.find(accountId(code));
    const after: OwnAccount = {
      ...(own ?? { id: accountId(code), kind: before.kind, ...(before.role ? { role: before.role } : {}) }),
      name: (name ?? before.name).trim(),
      active: active ?? before.active,
    };
    await check(work, after);
    await work.put(after);
  },
);

async function check(read: Read, account: OwnAccount): Promise<void> {
  const problems: Record<string, string> = {};
  const twin = (await chartAccounts(read)).find(
    ({ code, name }) => code !== codeOf(account.id) && same(name, account.name),
  );
  if (!account.name) problems.name = msg("A name is needed.");
  else if (twin) problems.name = msg(str`There is already an account ${twin.name}.`);
  if (account.role && account.kind !== "asset") problems.role = msg("Only an asset holds money.");
  if (Object.keys(problems).length) throw new Refusal(msg("This account cannot be saved yet."), problems);
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
