/** A button of the add-in's tab as the manifest describes it. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string;
  /** The function it runs; undefined shows the pane. */
  readonly action: string | undefined;
}
export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/** A menu of the add-in in a cell's context menu. */
export interface CellMenu {
  readonly label: string;
  readonly items: readonly RibbonButton[];
}

/** Reads the ribbon groups and the cells' context menus out of a manifest (VersionOverrides 1.0). */
export function readRibbon(xml: string): { tab: string; groups: RibbonGroup[]; cellMenus: CellMenu[] } {
  const manifest = new DOMParser().parseFromString(xml, "application/xml");
  const all = (within: Element | Document, name: string): Element[] =>
    Array.from(within.getElementsByTagNameNS("*", name));
  const resources = new Map<string, string>();
  for (const kind of ["String", "Image", "Url"])
    for (const one of all(manifest, kind))
      resources.set(one.getAttribute("id") ?? "", one.getAttribute("DefaultValue") ?? "");
  const said = (parent: Element, name: string): string => {
    const child = Array.from(parent.children).find(({ localName }) => localName === name);
    return resources.get(child?.getAttribute("resid") ?? "") ?? "";
  };
  const button = (control: Element): RibbonButton => {
    const [supertip] = all(control, "Supertip");
    const image = all(control, "Image").find((one) => one.getAttribute("size") === "32");
    const [action] = all(control, "Action");
    const [name] = action ? all(action, "FunctionName") : [];
    return {
      id: control.getAttribute("id") ?? "",
      label: said(control, "Label"),
      tip: supertip ? said(supertip, "Description") : "",
      icon: resources.get(image?.getAttribute("resid") ?? "") ?? "",
      action: name?.textContent ?? undefined,
    };
  };
  const cellMenus = all(manifest, "OfficeMenu")
    .filter((menu) => menu.getAttribute("id") === "ContextMenuCell")
    .flatMap((menu) => all(menu, "Control"))
    .map((control) => ({
      label: said(control, "Label"),
      items:
        control.getAttributeNS(XSI, "type") === "Menu" ? all(control, "Item").map(button) : [button(control)],
    }));
  const [tab] = all(manifest, "CustomTab");
  if (!tab) return { tab: "", groups: [], cellMenus };
  return {
    tab: said(tab, "Label"),
    groups: all(tab, "Group").map((group) => ({
      label: said(group, "Label"),
      buttons: Array.from(group.children)
        .filter(({ localName }) => localName === "Control")
        .map(button),
    })),
    cellMenus,
  };
}
