import { DOMParser, XMLSerializer } from "@xmldom/xmldom";
import { setXml, type XmlPort } from "../../src/paper/xml";

/** Gives the paper room a DOM under Node, where there is none. */
export function useNodeXml(): void {
  setXml({ DOMParser, XMLSerializer } as unknown as XmlPort);
}
