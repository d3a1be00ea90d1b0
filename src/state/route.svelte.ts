import { formatHash, parseHash, type Route } from './routes';

export { formatHash, parseHash, REPORT_VIEWS, type ReportView, type Route } from './routes';

const RETRY_MS = 1000;

/** The screen in view, kept in step with the address's hash in both directions. */
export class RouteState {
  #current = $state.raw<Route>({ screen: 'start' });
  readonly #window: Window;
  #allow: (wanted: Route) => Route = (wanted) => wanted;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(win: Window = window) {
    this.#window = win;
    this.#current = parseHash(win.location.hash);
    // A move through the history fires both, an edit of the address the second alone.
    win.addEventListener('popstate', this.#follow);
    win.addEventListener('hashchange', this.#follow);
  }

  get current(): Route {
    return this.#current;
  }

  /** Moves on, with a step in the history, so that "back" leads here. */
  go(route: Route): void {
    this.#move(route, 'push');
  }

  /** Moves on without a step in the history. */
  replace(route: Route): void {
    this.#move(route, 'replace');
  }

  /**
   * Sets what is asked before each move, also by link and by the back button:
   * it answers with the route to show instead, or with the wanted one.
   */
  guard(allow: (wanted: Route) => Route): void {
    this.#allow = allow;
    this.#follow();
  }

  readonly #follow = (): void => {
    const wanted = parseHash(this.#window.location.hash);
    const allowed = this.#allow(wanted);
    if (formatHash(allowed) === formatHash(wanted)) this.#show(allowed);
    else this.#move(allowed, 'replace');
  };

  #move(wanted: Route, how: 'push' | 'replace'): void {
    const allowed = this.#allow(wanted);
    const hash = formatHash(allowed);
    this.#show(allowed);
    if (hash === this.#window.location.hash) return;
    clearTimeout(this.#retry);
    try {
      if (how === 'push') this.#window.history.pushState(null, '', hash);
      else this.#window.history.replaceState(null, '', hash);
    } catch {
      // Safari allows some hundred changes of the address in half a minute; the last one has to stand.
      this.#retry = setTimeout(() => this.#move(this.#current, 'replace'), RETRY_MS);
    }
  }

  #show(route: Route): void {
    if (formatHash(route) !== formatHash(this.#current)) this.#current = route;
  }
}

export const route = new RouteState();
