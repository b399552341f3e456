import { msg } from "@lit/localize";
import type { Field } from "./field";

/** The fields of a list of items. */
export const itemFields: readonly Field[] = [
  {
    name: "code",
    label: () => msg("Code"),
    content: "text",
    needed: true,
    called:
      "code|item code|sku|part no|part number|product code|item no|stock no|код|артикул|код товару|कोड|item ka code",
  },
  {
    name: "name",
    label: () => msg("Name"),
    content: "text",
    needed: true,
    called:
      "name|item name|item|description|product|product name|particulars|item description|назва|найменування|товар|назва товару|номенклатура|सामान|वस्तु|नाम|saman|samaan|naam",
  },
  {
    name: "hsn",
    label: () => msg("HSN, SAC or other tax code"),
    content: "taxCode",
    called: "hsn|sac|hsn/sac|hsn code|hsn sac|sac code|tax code|уктзед|укт зед|код уктзед|дкпп|एचएसएन",
  },
  {
    name: "unit",
    label: () => msg("Counted in"),
    content: "text",
    called: "unit|uom|units|measure|per|од|од виміру|одиниця|одиниця виміру|इकाई|ikai",
  },
  {
    name: "rate",
    label: () => msg("Price"),
    content: "amount",
    called:
      "rate|price|sale rate|sales rate|selling price|sale price|mrp|unit price|list price|ціна|ціна продажу|вартість|दर|कीमत|मूल्य|keemat|daam|bhav",
  },
  {
    name: "cost",
    label: () => msg("Cost"),
    content: "amount",
    called:
      "cost|cost price|purchase rate|purchase price|buying price|собівартість|ціна закупівлі|लागत|kharid rate",
  },
  {
    name: "gstRate",
    label: () => msg("Tax rate"),
    content: "taxRate",
    called: "gst %|gst|gst rate|tax|tax %|tax rate|vat %|vat rate|пдв|пдв %|ставка пдв|कर|जीएसटी",
  },
  {
    name: "openingQty",
    label: () => msg("Opening quantity"),
    content: "quantity",
    called:
      "opening qty|opening stock|qty|quantity|stock|on hand|balance qty|op qty|current stock|кількість|залишок|на складі|मात्रा|स्टॉक|matra|maal",
  },
  {
    name: "reorderLevel",
    label: () => msg("Reorder level"),
    content: "quantity",
    called:
      "reorder level|reorder|min|min stock|minimum|min qty|minimum stock|мінімальний залишок|мінімум|न्यूनतम",
  },
  {
    name: "warranty",
    label: () => msg("Warranty, months"),
    content: "months",
    called: "warranty|warranty months|guarantee|гарантія|гарантія міс|वारंटी",
  },
];

/** The fields of a list of what is in stock. */
export const stockFields: readonly Field[] = [
  {
    name: "item",
    label: () => msg("Item"),
    content: "text",
    needed: true,
    called:
      "item|item code|code|item name|name|sku|product|part no|description|код|артикул|товар|назва|найменування|कोड|सामान|वस्तु|saman",
  },
  {
    name: "quantity",
    label: () => msg("Quantity"),
    content: "quantity",
    called:
      "qty|quantity|stock|on hand|opening qty|opening stock|balance|closing stock|кількість|залишок|на складі|मात्रा|स्टॉक|matra|maal",
  },
  {
    name: "rate",
    label: () => msg("Cost of one"),
    content: "amount",
    called:
      "cost|rate|price|cost price|purchase rate|unit cost|собівартість|ціна|ціна закупівлі|लागत|दर|kharid rate",
  },
  {
    name: "value",
    label: () => msg("Worth"),
    content: "amount",
    called: "value|amount|stock value|worth|total|total value|сума|вартість|मूल्य|राशि|rashi",
  },
  {
    name: "serials",
    label: () => msg("Serial numbers"),
    content: "serials",
    called:
      "serial|serials|serial no|serial number|serial nos|serial numbers|серійний номер|серійні номери|सीरियल नंबर|serial ka number",
  },
];
