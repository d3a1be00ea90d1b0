/** Two curves over each other, as the rows of a table. Pure. */
import type { SidePoint, SideSeries } from '../../../charts/comparison-charts';
import type { Cell } from '../../../export/csv';
import type { Formatter } from '../../../i18n/formatter';
import type { Messages } from '../../../i18n/messages';
import type { TableContent } from '../chart-tables';

/** A side's name in the legend is cut here: a phone shows no more. */
const LONGEST_NAME = 44;

/** "A: Jan 2023 – Dec 2023", short enough for a legend. */
export function legendName(side: string, name: string, m: Pick<Messages, 'compare'>): string {
  const letters = Array.from(name);
  if (letters.length <= LONGEST_NAME) return m.compare.charts.side(side, name);
  const cut = `${letters.slice(0, LONGEST_NAME).join('').trimEnd()}…`;
  // A piece of foreign text that is cut still has to end its isolation.
  const open = cut.split('\u2068').length - cut.split('\u2069').length;
  return m.compare.charts.side(side, cut + '\u2069'.repeat(Math.max(0, open)));
}

/**
 * The series as rows.
 * @param places rows that are shown; all where not given
 */
export function overlayTable(
  { labels, a, b }: SideSeries,
  places: readonly number[] | undefined,
  m: Pick<Messages, 'compare'>,
  f: Formatter
): TableContent {
  const { columns } = m.compare.charts;
  const cell = (point: SidePoint | undefined): string => {
    const rate = point?.value ?? null;
    if (!point || rate === null) return '–';
    const value = f.percent(rate) + (point.open ? ' †' : '');
    return point.low === null || point.high === null
      ? value
      : `${value} (${m.compare.table.range(f.percent(point.low), f.percent(point.high))})`;
  };
  return {
    columns: [{ label: columns.at, text: true }, { label: columns.a }, { label: columns.b }],
    rows: labels.flatMap(({ long }, i) =>
      places && !places.includes(i) ? [] : [[long, cell(a[i]), cell(b[i])]]
    )
  };
}

/** The series raw, under English headings. */
export function overlayRows({ labels, a, b }: SideSeries): Cell[][] {
  const cells = (point: SidePoint | undefined): Cell[] => [
    point?.value ?? null,
    point?.low ?? null,
    point?.high ?? null
  ];
  return [
    ['at', 'a', 'a_low', 'a_high', 'b', 'b_low', 'b_high'],
    ...labels.map(({ long }, i): Cell[] => [long, ...cells(a[i]), ...cells(b[i])])
  ];
}
