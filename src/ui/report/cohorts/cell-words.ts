/** What the cells of the cohort table say, to eyes and to ears; each is made once, when it is first in sight. */
import type { CohortCell, CohortMatrix } from '../../../charts/cohort-matrix';
import type { Report } from '../../../core/report-schema';
import { isoToDay } from '../../../core/time/calendar';
import { cohortRatios, type Ratio } from '../../../core/retention/cohort-values';
import { cohortCellText, cohortValueText } from '../../../i18n/cohort-text';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';

type Words = Pick<Messages, 'report' | 'explorer'>;

/** What a value divides, in words; null for a plain amount. */
export function basisText(
  ratio: Ratio,
  { choice }: Pick<CohortMatrix, 'choice'>,
  currency: string | null,
  m: Words,
  f: Formatter
): string | null {
  const words = m.explorer.cell;
  const { numerator, denominator } = ratio;
  switch (choice.value) {
    case 'share':
      if (choice.of === 'start') return words.basis(numerator, denominator);
      return words.basisPrevious(numerator, denominator);
    case 'averageOrderValue':
      return words.perOrders(f.money(numerator, currency), denominator);
    case 'ordersToDate':
      return words.perCustomers(m.report.orders(numerator), denominator);
    case 'revenueToDate':
    case 'marginToDate':
      return words.perCustomers(f.money(numerator, currency), denominator);
    default:
      return null;
  }
}

export class CellWords {
  readonly #report: Report;
  readonly #matrix: CohortMatrix;
  readonly #m: Words;
  readonly #f: Formatter;
  readonly #names: string[] = [];
  readonly #texts: string[][] = [];
  readonly #labels: string[][] = [];
  readonly #ratios: Ratio[][] = [];

  constructor(report: Report, matrix: CohortMatrix, m: Words, f: Formatter) {
    this.#report = report;
    this.#matrix = matrix;
    this.#m = m;
    this.#f = f;
  }

  /** Name of a cohort. */
  name(row: number): string {
    const { granularity, calendar } = this.#report.cohorts;
    const start = this.#matrix.rows[row]?.row.start;
    return (this.#names[row] ??=
      start === undefined ? '' : this.#f.period(isoToDay(start), granularity, calendar));
  }

  offset(column: number): string {
    return this.#m.report.cohorts.offset(column, this.#report.cohorts.granularity);
  }

  /** What stands in a cell, † for an open one. */
  text(row: number, column: number): string {
    const known = (this.#texts[row] ??= []);
    return (known[column] ??= this.short(this.#matrix.rows[row]?.cells[column]));
  }

  short(cell: CohortCell | undefined): string {
    return cohortCellText(cell?.value ?? null, this.#matrix.choice, this.#f);
  }

  /** What is heard: cohort, period, value, what it rests on, whether it is final. */
  label(row: number, column: number): string {
    const known = (this.#labels[row] ??= []);
    return (known[column] ??= this.#label(row, column));
  }

  ratio(row: number, column: number): Ratio | null {
    const line = this.#matrix.rows[row];
    if (!line) return null;
    const { grossMargin } = this.#report.settings;
    const known = (this.#ratios[row] ??= cohortRatios(line.row, this.#matrix.choice, grossMargin));
    return known[column] ?? null;
  }

  /** What a cell rests on, or null where its value says all. */
  basis(row: number, column: number): string | null {
    const ratio = this.ratio(row, column);
    const { currency } = this.#report.settings;
    return ratio && basisText(ratio, this.#matrix, currency, this.#m, this.#f);
  }

  #label(row: number, column: number): string {
    const cell = this.#matrix.rows[row]?.cells[column];
    if (!cell) return '';
    const { between, state } = this.#m.explorer.cell;
    const { currency } = this.#report.settings;
    const value = cohortValueText(cell.value, this.#matrix.choice, currency, this.#f);
    const parts = [
      this.#m.report.cohorts.detail(this.name(row), this.offset(column)),
      cell.value === null ? state.none : value,
      cell.value === null ? null : this.basis(row, column),
      cell.complete ? state.final : state.open
    ];
    return parts.filter((part) => part !== null).join(between);
  }
}
