import { msg } from "@lit/localize";
import { Refusal } from "../base/refusal";
import type { Unit } from "../records";
import { command } from "../store/command";
import { serialTaken } from "./pieces";

/** Captures or corrects the serial number of a piece; the card it was installed by says the same. */
export const captureSerial = command(
  "unit.capture",
  async (work, { id, serial: typed }: { readonly id: Unit["id"]; readonly serial: string }) => {
    const unit = await work.get(id);
    const serial = typed.trim();
    const says = serial
      ? await serialTaken(work, unit.itemId, serial, id, unit.cardId)
      : unit.serial
        ? msg("A serial number is corrected, not taken away.")
        : undefined;
    if (says) throw new Refusal(msg("The serial number is not saved."), { serial: says });
    if (serial === unit.serial) return;
    await work.put({ ...unit, serial });
    if (unit.cardId) await work.put({ ...(await work.get(unit.cardId)), serial });
  },
);
