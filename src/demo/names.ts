/** Invented names and goods of the demo company; nobody real is meant. */
export const firstNames =
  "Sunita Anil Kavita Rohan Meera Sanjay Pooja Vikram Asha Nikhil Leena Prakash Snehal Amit Rekha Girish Manisha Deepak Shweta Harish Vaishali Mohan Jyoti Suresh Neha Ganesh Archana Ajay Smita Kiran".split(
    " ",
  );
export const surnames =
  "Deshpande Kulkarni Patil Joshi Mehta Shinde Gokhale Bhosale Naik Chavan Sathe Pawar Rane Kale Desai Apte Gadgil Jadhav Mane Lele".split(
    " ",
  );
export const firms =
  "Hotel Sagar,Café Amrut,Clinic Sanjeevani,School Vidya,Office Trident,Hostel Nandan,Gym Shakti,Bakery Madhur,Studio Rang,Library Pustak,Hall Mangal,Lab Nidan".split(
    ",",
  );
export const houses =
  "Rose Villa,Green Acres,Sai Krupa,Lake View,Sunrise,Shanti Niwas,Palm Court,River Edge,Hill Crest,Anand Park,Silver Oak,Garden Row".split(
    ",",
  );
export const areas = "Kothrud,Baner,Aundh,Wakad,Hadapsar,Viman Nagar,Karve Nagar,Pashan".split(",");

export const technicians = [
  { name: "Ravi Gaikwad", areas: ["Kothrud", "Karve Nagar", "Pashan"], phone: "98220 10001" },
  { name: "Anil More", areas: ["Baner", "Aundh", "Pashan"], phone: "98220 10002" },
  { name: "Farhan Shaikh", areas: ["Wakad", "Baner", "Aundh"], phone: "98220 10003" },
  { name: "Sagar Thorat", areas: ["Hadapsar", "Viman Nagar"], phone: "98220 10004" },
  { name: "Priya Salvi", areas: ["Kothrud", "Viman Nagar", "Hadapsar"], phone: "98220 10005" },
];

type Goods = {
  code: string;
  name: string;
  type: "stock" | "serialised" | "service";
  unit: string;
  taxCode: string;
  price: string;
  cost: string;
  opening: string;
  warrantyMonths: number;
  reorderLevel: string;
};
const goods = (
  code: string,
  name: string,
  type: Goods["type"],
  unit: string,
  taxCode: string,
  price: string,
  cost: string,
  opening = "0",
  warrantyMonths = 0,
  reorderLevel = "0",
): Goods => ({ code, name, type, unit, taxCode, price, cost, opening, warrantyMonths, reorderLevel });

export const units: readonly Goods[] = [
  goods("RO-12", "RO Pro 12", "serialised", "pcs", "8421", "14500", "9800", "170", 12, "5"),
  goods("RO-09", "RO Home 9", "serialised", "pcs", "8421", "9900", "6700", "170", 12, "5"),
  goods("UV-07", "UV Clear 7", "serialised", "pcs", "8421", "7200", "4900", "170", 12, "5"),
  goods("SO-25", "Softener 25", "serialised", "pcs", "8421", "18800", "13200", "170", 24, "2"),
];
export const parts: readonly Goods[] = [
  goods("SED-10", "Sediment filter 10 in", "stock", "pcs", "8421", "280", "150", "3000", 0, "60"),
  goods("CAR-10", "Carbon filter 10 in", "stock", "pcs", "8421", "420", "240", "3000", 0, "60"),
  goods("MEM-75", "RO membrane 75 GPD", "stock", "pcs", "8421", "1650", "980", "1200", 6, "20"),
  goods("PMP-36", "Booster pump 36 V", "stock", "pcs", "8413", "1450", "860", "600", 6, "10"),
  goods("SMP-24", "Power adapter 24 V", "stock", "pcs", "8504", "650", "380", "600", 6, "10"),
  goods("UVL-11", "UV lamp 11 W", "stock", "pcs", "8539", "540", "310", "700", 3, "15"),
  goods("TUB-14", "Tube 1/4 in", "stock", "m", "3917", "22", "9", "5000", 0, "200"),
  goods("TAP-01", "Dispensing tap", "stock", "pcs", "8481", "190", "95", "28", 0, "40"),
  goods("FLT-02", "Float valve", "stock", "pcs", "8481", "210", "110", "14", 0, "20"),
];
export const services: readonly Goods[] = [
  goods("LAB-1", "Labour, 1 h", "service", "h", "9987", "300", "0"),
  goods("VIS-1", "Visit charge", "service", "visit", "9987", "250", "0"),
  goods("INS-1", "Installation", "service", "job", "9987", "500", "0"),
  goods("AMC-1", "Annual maintenance", "service", "term", "9987", "4800", "0"),
];
export const problems = [
  "Water tastes salty",
  "No water from tap",
  "Leaking under the sink",
  "Pump makes noise",
  "UV lamp does not glow",
  "Low flow",
  "Display shows filter alarm",
  "Bad smell in water",
  "Tank does not fill",
  "Does not switch on",
];
export const remedies = [
  "Membrane cleaned and flushed",
  "Filters changed, TDS back to normal",
  "Joint sealed, tube replaced",
  "Pump replaced and tested",
  "Lamp replaced",
  "Adapter replaced",
  "Float valve adjusted",
];
export const times = ["", "morning", "tomorrow 10–12", "after 6 pm", "any time", "Saturday"];
