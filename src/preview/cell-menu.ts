import { CommandType } from "@univerjs/core";
import { ContextMenuGroup, ContextMenuPosition, IMenuManagerService, MenuItemType } from "@univerjs/ui";
import type { CellMenu, RibbonButton } from "./ribbon";
import type { UniverEngine } from "./univer-engine";

/** Adds the add-in's menus to what a right click on a cell offers; each item runs `press` as a ribbon button does. */
export function addCellMenus(
  { parts: { book } }: UniverEngine,
  menus: readonly CellMenu[],
  press: (button: RibbonButton) => void,
): void {
  const manager = book.service<IMenuManagerService>(IMenuManagerService);
  const schema = menus.map(({ label, items }, at) => {
    const children = items.map((item, order) => {
      book.commands.registerCommand({
        id: item.id,
        type: CommandType.OPERATION,
        handler: () => {
          press(item);
          return true;
        },
      });
      const entry = {
        order,
        menuItemFactory: () => ({ id: item.id, type: MenuItemType.BUTTON as const, title: item.label }),
      };
      return [item.id, entry] as const;
    });
    const id = `add-in.cell-menu.${at}`;
    const menu = {
      order: 100 + at,
      menuItemFactory: () => ({ id, type: MenuItemType.SUBITEMS as const, title: label }),
      ...Object.fromEntries(children),
    };
    return [id, menu] as const;
  });
  manager.mergeMenu({
    [ContextMenuPosition.MAIN_AREA]: { [ContextMenuGroup.OTHERS]: Object.fromEntries(schema) },
  });
}
