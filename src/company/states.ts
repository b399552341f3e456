/** A state or territory as GST numbers and bills name it. */
export interface IndianState {
  /** Two figures: the first two of a GSTIN. */
  readonly code: string;
  readonly name: string;
}

const list = `01 Jammu and Kashmir|02 Himachal Pradesh|03 Punjab|04 Chandigarh|05 Uttarakhand|06 Haryana|07 Delhi
|08 Rajasthan|09 Uttar Pradesh|10 Bihar|11 Sikkim|12 Arunachal Pradesh|13 Nagaland|14 Manipur|15 Mizoram|16 Tripura
|17 Meghalaya|18 Assam|19 West Bengal|20 Jharkhand|21 Odisha|22 Chhattisgarh|23 Madhya Pradesh|24 Gujarat
|26 Dadra and Nagar Haveli and Daman and Diu|27 Maharashtra|29 Karnataka|30 Goa|31 Lakshadweep Islands|32 Kerala
|33 Tamil Nadu|34 Puducherry|35 Andaman and Nicobar Islands|36 Telangana|37 Andhra Pradesh|38 Ladakh
|96 Other Countries|97 Other Territory`;

/** Every GST state code, by code. */
export const indianStates: readonly IndianState[] = list.split("|").map((entry) => ({
  code: entry.trim().slice(0, 2),
  name: entry.trim().slice(3),
}));

const names = new Map(indianStates.map(({ code, name }) => [code, name]));

/** The name of a state code, undefined when there is none: 25 and 28 went with the states that had them. */
export const stateName = (code: string): string | undefined => names.get(code);
