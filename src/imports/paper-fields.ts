import { msg } from "@lit/localize";
import { besideName, nameWords } from "./customer-fields";
import type { Field } from "./field";

/** The fields of a list of contracts. */
export const contractFields: readonly Field[] = [
  {
    name: "contractNo",
    label: () => msg("Contract number"),
    content: "text",
    needed: true,
    called:
      "contract|contract no|contract number|amc no|amc number|agreement no|agreement|договір|номер договору|№ договору|अनुबंध|अनुबंध संख्या|amc ka number",
  },
  { name: "customer", label: () => msg("Customer"), content: "text", needed: true, called: nameWords },
  ...besideName,
  {
    name: "start",
    label: () => msg("First day"),
    content: "day",
    needed: true,
    called:
      "from|amc from|start|start date|contract from|valid from|begin|from date|commencement|з|початок|дата початку|діє з|से|शुरू|shuru",
  },
  {
    name: "end",
    label: () => msg("Last day"),
    content: "day",
    called:
      "to|amc to|end|end date|till|upto|valid till|valid to|expiry|expiry date|to date|по|до|кінець|дата закінчення|діє до|तक|समाप्ति|khatam",
  },
  {
    name: "months",
    label: () => msg("Months"),
    content: "months",
    called: "months|period|term|duration|no of months|місяців|строк|термін|महीने|अवधि|mahine",
  },
  {
    name: "frequency",
    label: () => msg("How often"),
    content: "frequency",
    called:
      "frequency|service frequency|visits|service|schedule|pm frequency|periodicity|періодичність|частота|обслуговування|आवृत्ति|kitni baar",
  },
  {
    name: "amount",
    label: () => msg("Amount"),
    content: "amount",
    called:
      "amount|value|amc amount|contract value|price|rate|charges|total|сума|вартість|ціна|сума грн|राशि|रकम|rashi|rakam",
  },
  {
    name: "item",
    label: () => msg("Item"),
    content: "text",
    called: "item|model|machine|product|equipment|обладнання|модель|मशीन|machine",
  },
  {
    name: "serial",
    label: () => msg("Serial number"),
    content: "text",
    called: "serial|serial no|serial number|machine no|серійний номер|सीरियल नंबर",
  },
];

/** The fields of a list of unpaid bills. */
export const billFields: readonly Field[] = [
  {
    name: "party",
    label: () => msg("Customer or principal"),
    content: "text",
    needed: true,
    called: `${nameWords}|supplier|supplier name|vendor|vendor name|постачальник|सप्लायर`,
  },
  ...besideName,
  {
    name: "billNo",
    label: () => msg("Bill number"),
    content: "text",
    needed: true,
    called:
      "bill|bill no|bill number|invoice|invoice no|invoice number|inv no|voucher no|ref no|reference|рахунок|номер рахунку|№ рахунку|накладна|документ|बिल|बिल नंबर|bill ka number",
  },
  {
    name: "date",
    label: () => msg("Date"),
    content: "day",
    needed: true,
    called: "date|bill date|invoice date|inv date|dated|дата|дата рахунку|तारीख|दिनांक|tarikh",
  },
  {
    name: "due",
    label: () => msg("Due on"),
    content: "day",
    called: "due|due date|due on|pay by|payment due|термін оплати|оплатити до|строк оплати|देय तिथि|kab tak",
  },
  {
    name: "amount",
    label: () => msg("Amount"),
    content: "amount",
    needed: true,
    called:
      "amount|bill amount|total|invoice amount|net amount|value|invoice value|сума|сума грн|усього|до сплати|राशि|रकम|rashi|rakam",
  },
  {
    name: "paid",
    label: () => msg("Paid"),
    content: "amount",
    called: "paid|received|amount paid|amount received|receipt|сплачено|оплачено|भुगतान|जमा|jama|mila",
  },
];
