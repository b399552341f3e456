import { command } from "../store/command";
import { moveToSite, takeOut } from "./unit";

/** Brings a unit to another site of its owner from a day on. Handing over and replacing touch contracts and stand there. */
export const moveUnit = command("card.move", moveToSite);

/** Takes a unit out of service, whatever covers it; `retireWithUnit` of contracts also ends and settles its cover. */
export const retireUnit = command("card.retire", takeOut);
