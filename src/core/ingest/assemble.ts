/** From the rows of all files to orders, and what became of each row. */
import { buildOrders, type BuiltOrders } from '../orders/build-table';
import type { Attribute, OrderTable } from '../orders/order-table';
import type { AttributeRows } from './attribute-columns';
import { settleVersions } from './file-versions';
import type { Intake } from './intake';
import { MAX_LEDGER_ROWS } from './ledger';
import { LedgerBook } from './ledger-book';
import { dropStrangers, takeLooseRefunds } from './loose-refunds';
import { foldToCustomer, foldToOrder, isBlankAttribute, tidyAttribute } from './order-attributes';
import { dropOrders, settleOrders, sumOrders, surveyOrders, type Settled } from './order-sums';
import { findTotals } from './order-totals';
import { firstRows, partLines, type FirstRows, type Orders } from './orders';
import type { PreviewRow } from './reading';
import { settleCurrencies } from './row-currency-choice';
import type { Assembled } from './row-plan';
import { fateOf, reasonOf, SALE } from './row-rules';
import { makePreviews, ruleEffects, tallyRows } from './row-tally';
import type { Rule } from './rules';
import { joinPersons, joinTwins } from './same-person';
import { completeRows, resolveDates, settleGifts, settleMinuses } from './settle-rows';

/** Settles what needed all rows. */
export function assemble(intake: Intake): Assembled {
  const { rows, layouts, fileStarts, disabled, spared } = intake;
  const isOn = (rule: Rule): boolean => !disabled.has(rule);
  const book = new LedgerBook(intake);
  const dates = layouts.map((layout) => layout.dates.decide());
  resolveDates(intake);
  const converted = notes();
  const currencies = settleCurrencies(intake, converted);
  const joined = notes();
  const person = joinPersons(intake, isOn('same-person'), joined);
  const completed = notes();
  const { family, left } = sortIntoOrders(intake, person, completed);
  let orders = family;
  if (!isOn('total-once')) orders = { ...orders, once: orders.once.map(() => false) };
  if (!isOn('merge-lines')) orders = partLines(rows, orders);
  surveyOrders(rows, orders);
  const unlowered = notes();
  const sums = sumOrders(rows, orders, {
    refundsLower: isOn('refund-lowers'),
    unlowered,
    left,
    leftOf: family.of
  });

  // Settling overwrites the rows' columns, so what is still needed of them is taken first.
  const previews = makePreviews(intake);
  const allLoose = takeLooseRefunds(rows, sums.loose);
  book.takeDropped();
  const columns = intake.attributes.filter((column) => !isScattered(column));
  const settled = settleOrders(rows, intake.customers.count, orders, sums, {
    disabled,
    dropped: book.dropped,
    spared,
    keepsOrigin: columns.some((column) => column.of.per === 'order')
  });
  if (orders.of !== null) dropOrders(rows, orders.of, settled.orderFate, book.dropped, spared);
  const loose = dropStrangers(rows, allLoose, settled.hasOrder, book.dropped);
  const told = intake.profiles.resolve(person, settled.hasOrder);
  intake.profiles.rows.forEach((row, i) => {
    if ((told[i] ?? -1) < 0) rows.fate[row] = fateOf('no-orders');
  });

  const tally = tallyRows(intake);
  const lines = book.takeLines(orders, family, settled, loose);
  const { table, place } = buildTable(intake, columns, orders, settled, loose, told);
  const { customers } = intake;
  const spellings =
    table.customerCount === customers.count
      ? customers.spellings
      : customers.countSpellings((customer) => (place[person?.[customer] ?? customer] ?? -1) >= 0);
  const ledger = book.write(tally, table, spellings, lines, {
    joined: isOn('same-person') ? joined : notes(),
    completed,
    converted,
    convertedAmount: currencies.added
  });
  return {
    table,
    counts: tally.counts,
    issues: tally.issues,
    previews: layouts.map(({ index }) =>
      previews
        .filter(({ layout }) => layout === index)
        .map(({ row, preview }): PreviewRow => {
          return { ...preview, reason: reasonOf(rows.fate[row] ?? SALE) };
        })
    ),
    fileRows: fileStarts.map((start, file) => (fileStarts[file + 1] ?? rows.count) - start),
    dates,
    revise: layouts.map((layout) => layout.revision()),
    currency: currencies.currency,
    currencies: currencies.found,
    currenciesOpen: currencies.open,
    rules: ruleEffects(intake, tally, {
      'merge-lines': lines.merged.count,
      'total-once': lines.once.count,
      'refund-lowers': isOn('refund-lowers') ? lines.lowered.count : unlowered.count,
      'guest-contact': intake.notes.happenings.get('guest-contact')?.rows ?? 0,
      'same-person': joined.count
    }),
    ledger,
    droppedAttributes: intake.attributes
      .filter(isScattered)
      .map(({ of: { name, role } }) => ({ name, role }))
  };
}

function notes(): FirstRows {
  return firstRows(MAX_LEDGER_ROWS);
}

function isScattered(column: AttributeRows): boolean {
  return column.kind === 'category' && (column.dropped || column.scattered);
}

/**
 * Sorts the rows into orders and settles what each row is.
 * @returns the orders, and why rows of each are left out
 */
function sortIntoOrders(
  intake: Intake,
  person: Int32Array | null,
  completed: FirstRows
): { family: Orders; left: Uint8Array | null } {
  const { rows, disabled, spared, fileStarts } = intake;
  if (person !== null) joinTwins(intake);
  const { count, heads } = intake.orders;
  intake.orders.release();
  const of = rows.order;
  if (of !== null && intake.orders.crossesFiles && fileStarts.length > 1) {
    const on = !disabled.has('duplicate-order');
    const touched = settleVersions(intake, of, count, on);
    if (!on) spared[fateOf('duplicate-order')] = touched;
  }
  const totals = findTotals(intake, of, count);
  const family: Orders = { count, of, heads, known: new Uint8Array(count), ...totals };
  if (intake.unsettled) {
    settleGifts(rows, family);
    settleMinuses(rows, family);
  }
  return { family, left: completeRows(rows, family, completed) };
}

function buildTable(
  intake: Intake,
  columns: readonly AttributeRows[],
  orders: Orders,
  settled: Settled,
  loose: Parameters<typeof buildOrders>[2],
  told: Int32Array
): { table: OrderTable; place: Int32Array } {
  const { rows, customers, profiles } = intake;
  const perOrder = columns.filter((column) => column.of.per === 'order');
  const attributes = perOrder.map((column) => foldToOrder(column, rows, orders));
  const { columns: entries, origin } = settled;
  const built: BuiltOrders = buildOrders({ ...entries, attributes, origin }, customers, loose);
  const { table, place } = built;
  const places = told.map((customer) => (customer < 0 ? -1 : (place[customer] ?? -1)));
  const finished = columns.flatMap((column): Attribute[] => {
    const own =
      column.of.per === 'customer'
        ? foldToCustomer(column, profiles.rows, places, table.customerCount)
        : table.attributes[perOrder.indexOf(column)];
    if (own === undefined || isBlankAttribute(own)) return [];
    return [column.kind === 'category' ? tidyAttribute(own, column.texts) : own];
  });
  return { table: { ...table, attributes: finished }, place };
}
