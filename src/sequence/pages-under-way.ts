import { BadRequestError } from "../errors/index.js";
import { linkSignals } from "../time/abort.js";
import type { ListingPlan, Page, PageQuery } from "./listing-plan.js";

/** A page that was asked for. */
export interface PageUnderWay<T> {
  readonly query: PageQuery<T>;
  /** Position after its last row, if it gets all that it asks for. */
  readonly end: number;
  readonly page: Promise<Page<T>>;
}

/** The pages of a listing that are asked for and not yet read, in order. */
export class PagesUnderWay<T> {
  readonly #plan: ListingPlan<T>;
  #pages: PageUnderWay<T>[] = [];
  #controller: ReturnType<typeof linkSignals> | undefined;

  constructor(plan: ListingPlan<T>) {
    this.#plan = plan;
  }

  get count(): number {
    return this.#pages.length;
  }

  /** Position after the last page; undefined when there is none. */
  get end(): number | undefined {
    return this.#pages.at(-1)?.end;
  }

  /** Asks for a page. */
  ask(query: PageQuery<T>, end: number): void {
    const request = this.#plan.options?.request;
    this.#controller ??= linkSignals(request?.signal);
    const page = this.#fetch(query, this.#controller.signal);
    // Its failure is thrown when its turn comes, which may be never.
    page.catch(() => undefined);
    this.#pages.push({ query, end, page });
  }

  /** Takes out the page that is to be read next. */
  next(): PageUnderWay<T> {
    return this.#pages.shift()!;
  }

  /** Ends the requests that nobody waits for any more. */
  drop(): void {
    this.#controller?.unlink();
    if (this.#pages.length) this.#controller?.abort();
    this.#controller = undefined;
    this.#pages = [];
  }

  async #fetch(query: PageQuery<T>, signal: AbortSignal): Promise<Page<T>> {
    try {
      return await this.#plan.fetchPage(query, { ...this.#plan.options?.request, signal });
    } catch (error) {
      // Checkpoint lists refuse an offset beyond their end, and deletions may have put us there.
      if (query.offset && BadRequestError.isInstance(error)) return { rows: [], endIndex: 0, total: 0 };
      throw error;
    }
  }
}
