import type { Contract } from "../records";
import { command } from "../store/command";

/** Corrects what is noted on a contract; its promises, dates and money change by commands of their own. */
export const amendContract = command(
  "contract.amend",
  async (
    work,
    { id, ...changes }: { id: Contract["id"] } & Partial<Pick<Contract, "poReference" | "note">>,
  ) => {
    await work.put({ ...(await work.get(id)), ...changes });
  },
);
