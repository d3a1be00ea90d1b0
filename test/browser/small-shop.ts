/**
 * A shop small enough to count by hand. In each month from January to June
 * 2023 ten customers place their first order, on the 5th, for 10. Five of them
 * order again on the 5th of the next month for 20, and two of these once more
 * a month later for 30, as long as June is not over.
 *
 *   orders   first 6 × 10 = 60, second 5 × 5 = 25, third 4 × 2 = 8: 93
 *   revenue  600 + 500 + 240 = 1340; after the first order 740
 *   gaps     33: 7 of 28 days (February), 7 of 30 (April), 19 of 31; median 31
 *   lapse    90th percentile of the gaps is 31, so the window is 60 days
 *   rejected one row without a customer, one with a date that is none
 */
const MONTHS = ['01', '02', '03', '04', '05', '06'] as const;
const FIRST = 10;
const STEPS = [
  { buyers: 10, amount: 10 },
  { buyers: 5, amount: 20 },
  { buyers: 2, amount: 30 }
] as const;

function rows(): string[] {
  const out: string[] = [];
  MONTHS.forEach((_, start) => {
    for (let nth = 0; nth < FIRST; nth += 1) {
      const email = `c${String(start)}-${String(nth)}@example.org`;
      STEPS.forEach(({ buyers, amount }, step) => {
        const month = MONTHS[start + step];
        if (month !== undefined && nth < buyers) {
          out.push(
            `A${String(1000 + out.length)},${email},2023-${month}-05,"Tea, ""چای"" թեյ",${amount.toFixed(2)}`
          );
        }
      });
    }
  });
  return out;
}

export const SMALL_SHOP_CSV = [
  'Order ID,Customer email,Order date,Product,Total',
  ...rows(),
  'A2000,,2023-03-05,Tea,10.00',
  'A2001,late@example.org,2023-13-45,Tea,10.00',
  ''
].join('\r\n');

/** Counted as the comment above says. */
export const SMALL_SHOP = {
  rows: { read: 95, accepted: 93, rejected: 2, ignored: 0 },
  customers: 60,
  orders: 93,
  revenue: 1340,
  repeatCustomers: 25,
  medianDaysBetweenOrders: 31,
  lapseWindowDays: 60,
  cohortSizes: [10, 10, 10, 10, 10, 10],
  januaryActive: [10, 5, 2, 0, 0, 0]
} as const;
