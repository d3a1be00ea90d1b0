/** Why a file is read in one way and not in another, in words. */
import type { Dialect } from '../../core/ingest/reading';
import type { Messages } from '../../i18n/messages';

export interface Reasons {
  encoding: string;
  delimiter: string;
  quote: string;
  header: string;
  dateOrder: string;
  decimal: string;
}

/** The reasons of each choice, from the evidence that the reader noted. */
export function reasonsFor(dialect: Dialect, words: Messages['reading']['why']): Reasons {
  const { any } = words;
  const { encodingEvidence, delimiterEvidence, dateOrderEvidence, decimalEvidence } = dialect;
  const encoding =
    encodingEvidence === 'default' || encodingEvidence === 'statistics'
      ? words.encoding[encodingEvidence]
      : any[encodingEvidence];
  const delimiter =
    delimiterEvidence === 'heading' ||
    delimiterEvidence === 'values' ||
    delimiterEvidence === 'statistics'
      ? words.delimiter[delimiterEvidence]
      : any[delimiterEvidence];
  const dateOrder =
    dateOrderEvidence === 'values'
      ? words.dateOrder.values[dialect.dateOrder]
      : dateOrderEvidence === 'statistics' || dateOrderEvidence === 'default'
        ? words.dateOrder[dateOrderEvidence]
        : any[dateOrderEvidence];
  const decimal =
    decimalEvidence === 'values'
      ? words.decimal.values[dialect.decimal]
      : decimalEvidence === 'statistics' || decimalEvidence === 'default'
        ? words.decimal[decimalEvidence]
        : any[decimalEvidence];
  return {
    encoding,
    delimiter,
    quote: dialect.quote === null ? words.quote.none : words.quote.some,
    header: dialect.headerRow === null ? words.header.none : words.header.some,
    dateOrder,
    decimal
  };
}
