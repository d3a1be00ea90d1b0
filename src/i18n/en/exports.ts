import type { Granularity } from '../../core/settings';
import type { Formatter } from '../formatter';

/** Words of the export menu, of the pictures, and of the note beside the tables. */
export const exportsSection = (f: Formatter) => {
  const offset: Record<Granularity, string> = {
    day: 'Days since first purchase',
    week: 'Weeks since first purchase',
    month: 'Months since first purchase',
    quarter: 'Quarters since first purchase',
    year: 'Years since first purchase'
  };
  return {
    menu: {
      button: 'Export',
      json: 'Results (JSON)',
      tables: 'Tables (CSV)',
      image: 'Report image (PNG)',
      chartImage: 'Picture (PNG)',
      copyImage: 'Copy picture',
      cohortCsv: 'Table (CSV)',
      issuesCsv: 'Rows left out (CSV)'
    },
    status: {
      working: 'Preparing the file…',
      saved: (name: string) => `Saved as ${f.isolate(name)}`,
      copied: 'Picture copied',
      copyUnsupported: 'This browser cannot copy pictures. Save the picture instead.',
      copyDenied: 'The browser did not allow copying. Save the picture instead.',
      failed: 'The file could not be made. Please try again.',
      withoutForecast: 'The forecast was stopped or has failed: the file is without it.'
    },
    image: {
      title: 'Customer retention report',
      period: (range: string) => `Orders ${range}`,
      cohort: 'First purchase',
      size: 'Customers',
      average: 'Average',
      offset: (granularity: Granularity) => offset[granularity],
      cohortsCut: (shown: number, all: number) =>
        `The latest ${f.integer(shown)} of ${f.integer(all)} cohorts; the app shows all.`,
      offsetsCut: (shown: number) => `The first ${f.integer(shown)} periods of each cohort.`,
      openLegend: 'Hatched or dashed: the period is not over yet',
      thinLegend: 'Fewer than 30 customers: take with care',
      lapse: (days: number) =>
        `A customer counts as lost after ${f.integer(days)} days without an order.`,
      definitions: 'What the numbers mean',
      madeOn: (date: string) => `Made on this device on ${date}`,
      noCohorts: 'No cohorts yet'
    },
    readme: {
      title: 'Tables from Mandegar',
      shop: (name: string) => `Shop: ${name}`,
      made: (date: string) => `Made on: ${date}`,
      span: (range: string) => `Orders: ${range}`,
      filter: (conditions: string) => `Filter: ${conditions}`,
      intro:
        'Each table is a CSV file in UTF-8: a comma between cells, a point as decimal mark, dates as year-month-day. Empty means unknown, not zero. Rates are fractions: 0.25 is 25%.',
      safety:
        'A cell that a spreadsheet could take for a formula starts with an apostrophe, so that it stays text.',
      files: {
        kpis: 'the headline numbers',
        periods: 'one row a period: customers at the start and end, new, kept, rates, revenue',
        active: 'customers of each cohort who bought in the period',
        onOrAfter: 'customers of each cohort who bought in the period or later',
        returnedBy: 'customers of each cohort with a second order by the end of the period',
        orders: 'orders of each cohort in the period',
        revenue: 'revenue of each cohort in the period',
        average: 'the average of each share over all cohorts, one row an offset',
        newCustomers: 'new customers by period, and how many of them have come back',
        orderCounts: 'customers by their number of orders',
        sinceLastOrder: 'customers by days since their last order',
        selection:
          'what these tables are of: days, settings, conditions, and how much of the data they keep',
        nextOrder:
          'days from the first to the second, third and fourth order, one row a step: half have ordered by medianDays; the share within so many days with its 95% interval; of those who return, half and 80% have returned by halfBy and mostBy',
        nextOrderCurves:
          'the curves behind it (Kaplan–Meier): the share that has not ordered again yet, by days',
        gaps: 'days between one order and the next, by the number of the later one (5: and later ones)',
        ladder:
          'of those with so many orders, how many made the next; the average value of that order',
        newAndReturning: 'customers, orders and revenue: first orders against all later ones',
        concentration: 'the share of revenue from the best customers, percent by percent',
        lapseWindows: 'churn by lapse window, and how many of those taken for lost came back',
        otherTools:
          'the same shop by the definitions of other tools; the first row is this app’s own',
        events:
          'before and after each event you marked, one row a number, with the difference and its 95% interval',
        ahead:
          'the forecast, one row a month ahead: orders and revenue of the present customers up to its end, with 95% intervals',
        newCustomerValue:
          'what a new customer has brought by each month after the first order, that order included',
        forecastChecks:
          'the checks on your own past, one row a stretch: orders that came, and what each forecaster expected',
        forecastScores: 'the errors of every forecaster over all checks, the best first',
        forecastModels:
          'parameters of the models with standard errors and log-likelihood; time in weeks',
        tracking:
          'orders after the first by week, cumulative: as they came and as the model expects',
        calibration:
          'mean orders of groups of customers in the newest check: ten by what was expected, then by their orders before',
        seasonality: 'the season of each month: 1.2 is 20% above an average month',
        aliveMap:
          'the chance of still being a customer: one row a number of days since the last order, one column a number of orders after the first'
      },
      columns:
        'In the cohort tables, 0 is the period of the first purchase, 1 the next, and so on; “complete_until” is the last period that is over.',
      noForecast:
        'The forecast is missing: it was stopped or has failed when these tables were made.'
    }
  };
};
