/** The comparison as a picture and as a table. */
import type { ComparisonTable } from '../../../export/comparison';
import { i18n } from '../../../state/i18n.svelte';
import { copy, request, save } from '../files';
import { measureRows, summarySentences } from './measures';

const loadComparison = () => import('../../../export/comparison');
const PART = 'comparison';

async function picture(shown: ComparisonTable, madeAt: number): Promise<Blob> {
  const { comparison, a, b, names } = shown;
  const { m, f } = i18n;
  const { comparisonImage } = await loadComparison();
  const { table } = m.compare;
  return comparisonImage({
    ...request(a, madeAt),
    messages: m,
    title: table.title,
    names,
    sentences: summarySentences(comparison, m, f),
    rows: measureRows(comparison, a, b, m, f).map((row) => ({
      ...row,
      a: row.a.text,
      b: row.b.text
    })),
    notes: [
      table.untestedNote,
      `${m.definitions.differenceInterval.name}: ${m.definitions.differenceInterval.plain}`,
      ...(comparison.currenciesDiffer ? [table.currencyNote] : [])
    ]
  });
}

export function saveComparisonPicture(shown: ComparisonTable): Promise<void> {
  return save('png', 'image/png', PART, (_exporter, madeAt) => picture(shown, madeAt));
}

export function copyComparisonPicture(shown: ComparisonTable): Promise<void> {
  return copy(picture(shown, Date.now()));
}

export function saveComparisonTable(shown: ComparisonTable): Promise<void> {
  return save('csv', 'text/csv;charset=utf-8', PART, async () => {
    const { comparisonCsv } = await loadComparison();
    return comparisonCsv(shown);
  });
}
