import { expect, it } from "vitest";
import { complaintSheet } from "../../src/complaints/sheet";
import { pasteInto } from "../preview/host/user";
import { until } from "../store/test-store";
import { KEY_HEADER, openDesk, startOffice } from "./in-excel";

it("[W16] takes rows pasted over the empty row of an empty table, which grows with them", async () => {
  const office = await startOffice();
  const desk = await openDesk(office, { mirrors: [complaintSheet] });
  const { box } = office.engine.tables.find("Complaints")!;
  await pasteInto(office.engine, "Complaints", box.row + 1, desk.column("Complaints", "Customer"), [
    ["98220 41577", "", "", "Pump hums"],
    ["98220 41577", "", "", "Leaks"],
  ]);
  await until(() => desk.rows("Complaints").filter((row) => row[KEY_HEADER]).length === 2);
  await desk.mirrors.settled();
  expect(desk.rows("Complaints").map(({ Problem }) => Problem)).toEqual(["Pump hums", "Leaks"]);
  expect(desk.bugs).toEqual([]);
  await desk.mirrors.stop();
  office.dispose();
}, 60_000);
