/** What the address's hash can say. The data are never in it. */
export const REPORT_VIEWS = [
  'overview',
  'retention',
  'cohorts',
  'next',
  'customers',
  'value',
  'groups',
  'data',
  'help',
  // Not in the navigation: the first is reached by the bar, the second from the retention.
  'compare',
  'tools'
] as const;

export type ReportView = (typeof REPORT_VIEWS)[number];

export type Route =
  | { screen: 'start' }
  | { screen: 'calculator'; query: URLSearchParams }
  | { screen: 'check' }
  | { screen: 'report'; view: ReportView };

/**
 * Route of a hash; what it does not know leads to the start screen, an
 * unknown view of the report to its overview.
 * @example parseHash('#/report/cohorts') → { screen: 'report', view: 'cohorts' }
 */
export function parseHash(hash: string): Route {
  const text = hash.replace(/^#?\/?/, '');
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  const [screen, part] = path.split('/');
  switch (screen) {
    case 'calculator':
      return { screen, query: new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1)) };
    case 'check':
      return { screen };
    case 'report':
      return { screen, view: REPORT_VIEWS.find((view) => view === part) ?? 'overview' };
    default:
      return { screen: 'start' };
  }
}

/**
 * Hash of a route; {@link parseHash} leads back.
 * @example formatHash({ screen: 'report', view: 'cohorts' }) === '#/report/cohorts'
 */
export function formatHash(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '#/';
    case 'check':
      return '#/check';
    case 'report':
      return `#/report/${route.view}`;
    case 'calculator': {
      const query = route.query.toString();
      return query === '' ? '#/calculator' : `#/calculator?${query}`;
    }
  }
}
