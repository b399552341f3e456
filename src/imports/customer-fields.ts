import { msg } from "@lit/localize";
import type { Field } from "./field";

/** What a name of somebody is called. */
export const nameWords =
  "name|customer name|party name|client name|customer|client|party|company|firm|name of customer|consumer name|назва|найменування|контрагент|клієнт|покупець|замовник|піб|прізвище|ग्राहक|ग्राहक का नाम|नाम|naam|grahak|grahak ka naam";

const phoneWords =
  "phone|phone no|phone number|mobile|mobile no|mobile number|mob|mob no|contact|contact no|contact number|tel|telephone|cell|whatsapp|телефон|тел|номер телефону|мобільний|फ़ोन|फोन|मोबाइल|मोबाइल नंबर|mobile number ka|phone ka number";
const remarkWords = "remarks|remark|note|notes|comment|comments|примітка|примітки|коментар|टिप्पणी|tippani";

/** What is told of somebody beside his name. */
export const besideName: readonly Field[] = [
  { name: "phone", label: () => msg("Phone"), content: "phone", called: phoneWords },
  { name: "remarks", label: () => msg("Remarks"), content: "text", called: remarkWords },
];

/** The fields of a list of customers. */
export const customerFields: readonly Field[] = [
  { name: "name", label: () => msg("Name"), content: "text", needed: true, called: nameWords },
  ...besideName,
  {
    name: "email",
    label: () => msg("E-mail"),
    content: "email",
    called: "email|e-mail|mail|email id|e-mail id|mail id|email address|ел пошта|електронна пошта|пошта|ईमेल",
  },
  {
    name: "address",
    label: () => msg("Address"),
    content: "text",
    called: "address|addr|street|address line 1|full address|billing address|адреса|вулиця|पता|pata",
  },
  {
    name: "city",
    label: () => msg("City"),
    content: "text",
    called: "city|town|area|location|place|district|місто|район|शहर|sheher|shahar",
  },
  {
    name: "gstin",
    label: () => msg("Tax number"),
    content: "taxId",
    called:
      "gstin|gst no|gst number|gst|gst in|gstin no|gstin/uin|vat|vat id|vat no|tax id|tin|іпн|єдрпоу|код єдрпоу|जीएसटी|जीएसटी नंबर",
  },
  {
    name: "since",
    label: () => msg("Customer since"),
    content: "day",
    called:
      "customer since|since|date|joined|created|created on|start date|клієнт з|дата|з якого часу|कब से|kab se",
  },
  {
    name: "openingBalance",
    label: () => msg("Opening balance"),
    content: "amount",
    called:
      "opening balance|balance|op balance|op bal|outstanding|due|dues|amount due|closing balance|залишок|борг|заборгованість|сальдо|शेष|बकाया|bakaya|baki",
  },
];

/** The fields of a list of installed units. */
export const cardFields: readonly Field[] = [
  {
    name: "cardNo",
    label: () => msg("Card number"),
    content: "text",
    called: "card|card no|card number|unit no|customer card|картка|номер картки|कार्ड|कार्ड नंबर|card ka number",
  },
  { name: "customer", label: () => msg("Customer"), content: "text", needed: true, called: nameWords },
  ...besideName,
  {
    name: "item",
    label: () => msg("Item"),
    content: "text",
    needed: true,
    called:
      "item|item code|item name|model|product|machine|unit|equipment|товар|модель|обладнання|назва товару|मशीन|मॉडल|machine ka naam",
  },
  {
    name: "serial",
    label: () => msg("Serial number"),
    content: "text",
    called:
      "serial|serial no|serial number|sl no of machine|sr no of machine|s/n|machine no|серійний номер|заводський номер|सीरियल नंबर|serial ka number",
  },
  {
    name: "installed",
    label: () => msg("Installed on"),
    content: "day",
    needed: true,
    called:
      "installed|installed on|installation date|install date|date of installation|date|sold on|дата встановлення|встановлено|дата|स्थापना|lagane ki tarikh",
  },
  {
    name: "warranty",
    label: () => msg("Warranty, months"),
    content: "months",
    called: "warranty|warranty months|guarantee|гарантія|гарантія міс|वारंटी",
  },
  {
    name: "address",
    label: () => msg("Address"),
    content: "text",
    called: "address|site|site address|installed at|place|адреса|місце|पता|pata",
  },
];
