import { apiNotFound, invalidArgument } from "./errors";
import { HostObject } from "./host-object";
import type { PageLayoutHost } from "./page-layout";

/** `pageLayout.headersFooters`: one header and footer for all pages; others fail loudly. */
export class HeaderFooterGroupHost extends HostObject {
  readonly className = "HeaderFooterGroup";
  constructor(private readonly page: PageLayoutHost) {
    super();
  }
  get DefaultForAllPages(): HeaderFooterHost {
    return new HeaderFooterHost(this.page);
  }
  get State(): string {
    return "Default";
  }
  set State(state: unknown) {
    if (state !== "Default") throw apiNotFound(`HeaderFooterState.${String(state)}`);
  }
}

/** Six texts with Excel's codes (`&P` page, `&N` pages, `&D` date …). */
export class HeaderFooterHost extends HostObject {
  readonly className = "HeaderFooter";
  constructor(readonly page: PageLayoutHost) {
    super();
  }
}

for (const side of ["left", "center", "right"])
  for (const place of ["Header", "Footer"]) {
    const key = `${side}${place}` as "leftHeader";
    Object.defineProperty(HeaderFooterHost.prototype, key.charAt(0).toUpperCase() + key.slice(1), {
      get(this: HeaderFooterHost) {
        return this.page.layout.headerFooter?.[key] ?? "";
      },
      set(this: HeaderFooterHost, text: unknown) {
        if (typeof text !== "string" || text.length > 255) throw invalidArgument();
        this.page.change({ headerFooter: { ...this.page.layout.headerFooter, [key]: text } });
      },
    });
  }
