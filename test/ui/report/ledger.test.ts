import { cleanup, configure, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../../src/state/i18n.svelte';
import DataView from '../../../src/ui/report/DataView.svelte';
import { balanceLedger, entryLines, LINES_SHOWN } from '../../../src/ui/report/ledger-model';
import { app } from '../shared/fake-app.svelte';
import { bare, expectAccessibleIn, LANGUAGES } from '../shared/languages';
import { sampleFile, sampleReading } from '../shared/samples';

vi.mock('../../../src/state/app.svelte', () => import('../shared/fake-app.svelte'));

beforeAll(() => {
  // A file before it in the same process may have said otherwise.
  configure({ defaultHidden: false });
  return i18n.complete();
});
beforeEach(async () => {
  app.reset();
  await i18n.set('en');
  app.reading = sampleReading();
});
afterEach(cleanup);

const { ledger } = sampleReading();

describe('balanceLedger', () => {
  it('finds that the sample adds up: 10 − 1 − 2 = 7 rows, 100 − 10 − 20 = 70, 70 − 10 = 60', () => {
    expect(balanceLedger(ledger)).toMatchObject({
      amountAccepted: 70,
      rowsOff: 0,
      amountOff: 0,
      decimals: 0
    });
  });

  it('tells what no entry explains', () => {
    const off = balanceLedger({ ...ledger, rowsAccepted: 5, revenue: 58 });
    expect([off.rowsOff, off.amountOff]).toEqual([2, 2]);
  });

  it('takes rounding for what it is', () => {
    // 0.1 + 0.2 is 0.30000000000000004 in binary.
    const entries = [
      { what: 'changed' as const, code: 'converted' as const, rows: 1, amount: 0.2, places: [] }
    ];
    const sum = { ...ledger, entries, rowsAccepted: 10, amountRead: 0.1, revenue: 0.3 };
    expect(balanceLedger(sum)).toMatchObject({ amountOff: 0, decimals: 2 });
  });
});

describe('entryLines', () => {
  it('names the lines by file, with the text that was kept', () => {
    const entry = {
      what: 'dropped',
      code: 'bad-date',
      rows: 3,
      amount: null,
      places: [
        { file: 0, line: 4 },
        { file: 0, line: 5 },
        { file: 1, line: 4 }
      ]
    } as const;
    const issues = [
      { file: 0, line: 4, reason: 'bad-date', column: 'Date', text: '31/02' },
      { file: 1, line: 4, reason: 'bad-amount', column: 'Total', text: 'free' }
    ] as const;
    expect(
      entryLines({ ...entry, places: [...entry.places] }, [{ name: 'a' }, { name: 'b' }], issues)
    ).toEqual([
      {
        file: 'a',
        lines: [
          { line: 4, text: '31/02' },
          { line: 5, text: '' }
        ]
      },
      { file: 'b', lines: [{ line: 4, text: '' }] }
    ]);
  });

  it('stops where the page would become a list to scroll', () => {
    const places = Array.from({ length: 100 }, (_, line) => ({ file: 0, line }));
    const [first] = entryLines(
      { what: 'changed', code: 'padded', rows: 100, amount: null, places },
      [{ name: 'a' }],
      []
    );
    expect(first?.lines).toHaveLength(LINES_SHOWN);
  });
});

describe('the data view', () => {
  const table = (): HTMLElement => screen.getByRole('table', { name: /What was read/ });
  const lines = (): string[] =>
    within(table())
      .getAllByRole('row')
      .map((row) => [...row.children].map((cell) => bare(cell.textContent)).join(' | '));

  it('shows rows and money in columns that add up', () => {
    render(DataView);
    expect(lines()).toEqual([
      'What | Rows | Amount',
      'Read from the files | 10 | 100',
      'Left out',
      'Cancelled orders | −2 | −20',
      'Date cannot be read | −1 | −10',
      'Rows that count | 7 | 70',
      'Merged and changed These rows stay in, so they are not taken off.',
      'Lines of one order | (2) | –',
      'Refunds | (1) | −10',
      'In the report: Revenue |  | 60'
    ]);
    expect(screen.getByText(/Both columns add up/).textContent).toContain(
      '6 orders of 5 customers'
    );
  });

  it('owns up where the columns do not add up', () => {
    app.reading = sampleReading({ ledger: { ...ledger, revenue: 61 } });
    render(DataView);
    expect(bare(screen.getByText(/do not add up/).textContent)).toContain('−1');
    expect(screen.queryByText(/Both columns add up/)).toBeNull();
  });

  it('opens an entry to its first lines', async () => {
    render(DataView);
    const button = screen.getByRole('button', { name: 'Date cannot be read' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const detail = document.getElementById(button.getAttribute('aria-controls') ?? '');
    expect(bare(detail?.textContent)).toMatch(/orders\.csv line 4 31\/02\/2024/);
    await fireEvent.click(screen.getByRole('button', { name: 'Lines of one order' }));
    // Two rows were merged, of which one place is kept.
    expect(bare(table().textContent)).toContain('and 1 more');
  });

  it('lists the files, with what each holds and what it was unpacked from', () => {
    app.reading = sampleReading({
      files: [sampleFile({ name: 'jan.xlsx', unpackedFrom: 'xlsx', part: 'Orders', rows: 10 })]
    });
    render(DataView);
    const row = within(screen.getByRole('table', { name: 'Files' })).getAllByRole('row')[1];
    expect(bare(row?.textContent)).toMatch(/jan\.xlsx › Orders ?Orders \(Shopify\) ?10 ?2 kB/);
  });

  it('takes next month’s files', async () => {
    const { container } = render(DataView);
    const input = container.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no input');
    expect(input.multiple).toBe(true);
    for (const kind of ['.csv', '.tsv', '.txt', '.xlsx', '.zip', '.gz']) {
      expect(input.accept.split(',')).toContain(kind);
    }
    const file = new File(['a,b'], 'feb.csv');
    Object.defineProperty(input, 'files', { value: [file] });
    await fireEvent.change(input);
    expect(app.addFiles).toHaveBeenCalledWith([file]);
    expect(screen.getByRole('button', { name: 'Add next month…' })).toBeTruthy();
  });

  it('says whether the files are kept', async () => {
    render(DataView);
    expect(screen.getByText(/The files are kept with this report/)).toBeTruthy();
    app.sourcesKept = 'too-large';
    await Promise.resolve();
    expect(screen.getByText(/too large to be kept/)).toBeTruthy();
  });

  it('switches a rule, and the report follows', async () => {
    render(DataView);
    await fireEvent.click(screen.getByRole('switch', { name: 'Refunds' }));
    expect(app.reread).toHaveBeenLastCalledWith({ disabledRules: ['refund-lowers'] });
  });

  it('lists what is remembered, and forgets it', async () => {
    app.rememberedLayouts = ['f1'];
    render(DataView);
    await fireEvent.click(screen.getByRole('button', { name: /^Forget what you decided/ }));
    expect(app.forgetLayout).toHaveBeenCalledWith('f1');
  });

  it.each(LANGUAGES)('passes axe in %s, with an entry open', async (locale) => {
    await i18n.set(locale);
    app.rememberedLayouts = ['f1'];
    const { container } = render(DataView);
    for (const button of container.querySelectorAll<HTMLElement>('[aria-expanded]')) {
      await fireEvent.click(button);
    }
    await expectAccessibleIn(locale, container);
  });
});
