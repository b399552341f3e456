import { command } from "../store/command";
import {
  endOwedVisit,
  giveOwedVisits,
  moveOwedVisit,
  type ContractVisitReport,
  type GivenVisits,
  type MovedVisit,
} from "./owed-visit";

/** Plans a contract visit for another day, for somebody, or both; the day it should have been is kept. */
export const rescheduleVisit = command("visit.reschedule", (work, wish: MovedVisit) =>
  moveOwedVisit(work, wish),
);

/** Gives contract visits to a technician, each for its own day or all for one; all of them or none. */
export const assignVisits = command("visit.assign", (work, wish: GivenVisits) => giveOwedVisits(work, wish));

/** Records what became of a contract visit; its parts leave the stock, and a part-done one leaves the rest as a new visit. Gives the id of the remainder. */
export const recordContractVisit = command("visit.recordContract", (work, report: ContractVisitReport) =>
  endOwedVisit(work, report),
);
