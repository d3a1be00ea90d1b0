import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/core/ingest/reading';
import { guessRoles, scoreHeader } from '../../../src/core/ingest/roles';

/** Header rows and roles of the layouts, as collected from the platforms' documentation and files. */
interface Layout {
  /** Headings joined by bars; the first is the main form, the others are variants. */
  headers: string[];
  roles: Partial<Record<'customer' | 'date' | 'amount' | 'orderId', string[]>>;
}

const LAYOUTS = JSON.parse(
  readFileSync(new URL('../../fixtures/platform-headers.json', import.meta.url), 'utf8')
) as Record<string, Layout>;

/** Layouts without a header row of their own are read by the generic vocabulary. */
const GENERIC = /^(?:fa_|hy_|generic_|lightspeed)/;

/** Customers may also be keyed by these: the notes list them as the layout's e-mail column. */
const EMAILS = ['ایمیل', 'ایمیل خریدار', 'Էլ. հասցե'];

/** Roles of localised variants, which the layouts' notes leave to the reader. */
const VARIANTS: Record<string, Partial<Record<string, string>>> = {
  'woocommerce_analytics_orders 2': {
    customer: 'Client',
    amount: 'Ventes nettes',
    orderId: 'Commande n°'
  },
  'etsy_sold_orders 1': { amount: 'Order total' },
  // The order's number stands inside this column's text.
  'etsy_statement 0': { orderId: 'Info' },
  'ebay_orders_report 1': {
    customer: 'Pseudo de l’acheteur',
    date: 'Date de vente',
    amount: 'Vendu pour',
    orderId: 'Numéro de commande'
  },
  'ebay_orders_report 2': {
    customer: 'Nutzername des Käufers',
    date: 'Verkauft am',
    amount: 'Gesamtbetrag',
    orderId: 'Bestellnummer'
  },
  'xero_invoices_export 1': { date: '*InvoiceDate', orderId: '*InvoiceNumber' },
  'fa_shop_orders_generic 3': { customer: 'تحویل‌گیرنده' },
  'fa_shop_orders_generic 4': { amount: 'مبلغ فاکتور (تومان)', orderId: 'شماره فاکتور' },
  'fa_invoices_generic 7': { amount: 'مبلغ کل فاکتور' },
  'hy_generic 5': { date: 'Issue', orderId: 'Invoice #' }
};

const heading = (headings: readonly string[], guess: ReturnType<typeof guessRoles>, role: Role) =>
  headings[guess.mapping[role]?.column ?? -1];

describe('guessRoles on the layouts of platforms', () => {
  const cases = Object.entries(LAYOUTS).flatMap(([id, { headers, roles }]) =>
    headers.map((row, variant) => ({ id, variant, headings: row.split('|'), roles }))
  );

  it('has a layout for each of the platforms', () => {
    expect(Object.keys(LAYOUTS)).toHaveLength(37);
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases)('finds the columns of $id, form $variant', ({ id, variant, headings, roles }) => {
    const guess = guessRoles(headings, []);
    expect(guess.platform?.id ?? null).toBe(GENERIC.test(id) ? null : id);
    for (const role of ['customer', 'date', 'amount', 'orderId'] as const) {
      const found = heading(headings, guess, role);
      const named = VARIANTS[`${id} ${variant}`]?.[role];
      const expected = (roles[role] ?? []).filter((name) => headings.includes(name));
      if (role === 'customer') expected.push(...EMAILS.filter((name) => headings.includes(name)));
      if (named !== undefined) expect(found).toBe(named);
      else if (expected.length > 0) expect(expected).toContain(found);
      else expect(found).toBeUndefined();
    }
  });

  it.each(cases)('is sure or nearly so of $id, form $variant', ({ headings }) => {
    const { mapping } = guessRoles(headings, []);
    for (const guess of Object.values(mapping)) expect(guess.confidence).not.toBe('unsure');
  });

  it('recognises a platform by most of its headings, in another order and case', () => {
    const headings = (LAYOUTS.shopify_orders?.headers[0] ?? '').split('|');
    const shuffled = headings
      .filter((name) => name !== 'Vendor' && name !== 'Accepts Marketing')
      .map((name) => name.toUpperCase())
      .reverse();
    expect(guessRoles(shuffled, []).platform?.id).toBe('shopify_orders');
    expect(guessRoles(headings.slice(0, 8), []).platform).toBeNull();
  });

  it('says where totals repeat and where rows add up', () => {
    const lineItems = (id: string, variant = 0) =>
      guessRoles((LAYOUTS[id]?.headers[variant] ?? '').split('|'), []).lineItems;
    expect(lineItems('shopify_orders')).toBe('once');
    expect(lineItems('wix_orders')).toBe('once');
    expect(lineItems('xero_invoices_export')).toBe('once');
    // The import form has no total, only quantities and unit prices.
    expect(lineItems('xero_invoices_export', 1)).toBe('sum');
    expect(lineItems('square_items')).toBe('sum');
    expect(lineItems('etsy_sold_order_items')).toBe('sum');
    expect(lineItems('fa_shop_orders_generic')).toBe('unknown');
  });

  it('maps refunds where the layout has them on the order’s row', () => {
    const headings = (LAYOUTS.shopify_orders?.headers[0] ?? '').split('|');
    const guess = guessRoles(headings, []);
    expect(heading(headings, guess, 'refund')).toBe('Refunded Amount');
    expect(heading(headings, guess, 'status')).toBe('Financial Status');
    expect(heading(headings, guess, 'email')).toBe('Email');
    expect(guess.platform?.cancelledAt).toBe('Cancelled at');
    const paypal = (LAYOUTS.paypal_activity?.headers[0] ?? '').split('|');
    expect(guessRoles(paypal, []).types.map((column) => paypal[column])).toEqual([
      'Type',
      'Balance Impact'
    ]);
  });

  it('takes quantity and unit price for the amount where there is no other', () => {
    const headings = ['Invoice', 'StockCode', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID'];
    const { mapping } = guessRoles(headings, []);
    expect(mapping.amount).toBeUndefined();
    expect(mapping.unitPrice?.column).toBe(4);
    expect(mapping.quantity?.column).toBe(2);
  });
});

const NAMES = ['Ann Lee', 'Bob Stone', 'Cara Diaz', 'Dan Müller', 'Eva Klein', 'Fred O’Hara'];
const pad = (value: number): string => String(value).padStart(2, '0');

/** Sixty plausible orders of eighteen customers. */
const ORDERS = Array.from({ length: 60 }, (_, i) => {
  const customer = (i * 7) % 18;
  return {
    id: String(1001 + i),
    name: `${NAMES[customer % 6]} ${'ABC'[Math.floor(customer / 6)]}`,
    email: `c${customer}@example.com`,
    code: `K-${100 + customer}`,
    mobile: `0912000${1000 + customer}`,
    date: `2024-${pad(1 + Math.floor(i / 5))}-${pad(1 + ((i * 3) % 28))}`,
    amount: ((i * 137.31) % 900).toFixed(2),
    toman: String(((i * 13) % 90) * 10_000 + 120_000),
    quantity: String(1 + (i % 4)),
    status: ['paid', 'paid', 'paid', 'refunded', 'cancelled'][i % 5] ?? '',
    zip: `0${2100 + customer}`,
    row: String(i + 1),
    balance: (5000 - i * 12.5).toFixed(2),
    fee: (1 + (i % 9) / 10).toFixed(2)
  };
});
type Field = keyof (typeof ORDERS)[number];

function table(columns: readonly (readonly [string, Field])[]) {
  const headings = columns.map(([name]) => name);
  const rows = ORDERS.map((order) => columns.map(([, field]) => order[field]));
  const guess = guessRoles(headings, rows);
  const fields = Object.fromEntries(
    Object.entries(guess.mapping).map(([role, { column }]) => [role, columns[column]?.[1]])
  );
  return { guess, fields };
}

describe('guessRoles on generic tables', () => {
  it('reads clear headings with fitting values without a question', () => {
    const { guess, fields } = table([
      ['Order', 'id'],
      ['Date', 'date'],
      ['Customer', 'name'],
      ['Total', 'amount'],
      ['Status', 'status']
    ]);
    expect(fields).toMatchObject({
      orderId: 'id',
      date: 'date',
      customer: 'name',
      name: 'name',
      amount: 'amount',
      status: 'status'
    });
    for (const { confidence } of Object.values(guess.mapping)) expect(confidence).toBe('sure');
  });

  it('prefers a code, then an e-mail address, then a phone, to a name', () => {
    const name = ['Customer name', 'name'] as const;
    const rest = [
      ['Order date', 'date'],
      ['Amount', 'amount']
    ] as const;
    expect(table([name, ['Phone', 'mobile'], ...rest]).fields.customer).toBe('mobile');
    expect(table([name, ['Phone', 'mobile'], ['E-mail', 'email'], ...rest]).fields).toMatchObject({
      customer: 'email',
      email: 'email',
      phone: 'mobile',
      name: 'name'
    });
    expect(
      table([name, ['E-mail', 'email'], ['Customer ID', 'code'], ...rest]).fields.customer
    ).toBe('code');
  });

  it('leaves a key that most rows lack to the guests’ columns', () => {
    const headings = ['Customer ID', 'Email', 'Date', 'Total'];
    const rows = ORDERS.map((order, i) => [
      i % 4 === 0 ? order.code : '0',
      order.email,
      order.date,
      order.amount
    ]);
    expect(guessRoles(headings, rows).mapping.customer?.column).toBe(1);
  });

  it('sees e-mail addresses and phones under a customer’s heading for what they are', () => {
    expect(
      table([
        ['Customer', 'email'],
        ['Date', 'date'],
        ['Total', 'amount']
      ]).fields
    ).toMatchObject({ customer: 'email', email: 'email' });
    expect(
      table([
        ['مشتری', 'mobile'],
        ['تاریخ', 'date'],
        ['مبلغ', 'toman']
      ]).fields
    ).toMatchObject({
      customer: 'mobile',
      phone: 'mobile'
    });
  });

  it('does not take fees, balances, row counters or postcodes for amounts', () => {
    const { fields } = table([
      ['ردیف', 'row'],
      ['Fee', 'fee'],
      ['Balance', 'balance'],
      ['Zip', 'zip'],
      ['Date', 'date'],
      ['Customer', 'name'],
      ['Total paid', 'amount']
    ]);
    expect(fields).toMatchObject({ amount: 'amount', date: 'date', customer: 'name' });
    expect(fields.orderId).toBeUndefined();
  });

  it('does not believe a heading that its values contradict', () => {
    const { fields } = table([
      ['Date', 'name'],
      ['Created', 'date'],
      ['Email', 'code'],
      ['Total', 'status'],
      ['Amount', 'amount'],
      ['Customer', 'name']
    ]);
    expect(fields).toMatchObject({ date: 'date', amount: 'amount', customer: 'name' });
    expect(fields.email).toBeUndefined();
  });

  it('offers the other columns as alternatives', () => {
    const { guess } = table([
      ['Order date', 'date'],
      ['Paid at', 'date'],
      ['Customer', 'name'],
      ['Total', 'amount'],
      ['Subtotal', 'amount']
    ]);
    expect(guess.mapping.date).toMatchObject({ column: 0, confidence: 'check' });
    expect(guess.alternatives.date).toEqual([1]);
    expect(guess.alternatives.amount).toEqual([4]);
  });

  it.each<[string, Record<'date' | 'customer' | 'amount' | 'orderId', string>]>([
    [
      'Persian',
      { orderId: 'شماره سفارش', date: 'تاريخ ثبت', customer: 'نام مشتري', amount: 'مبلغ كل (ریال)' }
    ],
    [
      'Armenian',
      {
        orderId: 'Պատվերի համարը',
        date: 'Պատվերի ամսաթիվը',
        customer: 'Գնորդը',
        amount: 'Ընդհանուր գումարը (ՀՀԴ)'
      }
    ],
    [
      'German',
      {
        orderId: 'Bestell-Nr.',
        date: 'Bestelldatum',
        customer: 'Kundenname',
        amount: 'Gesamtbetrag (EUR)'
      }
    ],
    [
      'French',
      {
        orderId: 'N° de commande',
        date: 'Date de commande',
        customer: 'Nom du client',
        amount: 'Total TTC'
      }
    ],
    [
      'Spanish',
      {
        orderId: 'Número de pedido',
        date: 'Fecha del pedido',
        customer: 'Nombre del cliente',
        amount: 'Importe total'
      }
    ],
    [
      'Russian',
      {
        orderId: 'Номер заказа',
        date: 'Дата заказа',
        customer: 'Контрагент',
        amount: 'Сумма, руб.'
      }
    ],
    [
      'Turkish',
      {
        orderId: 'SİPARİŞ NO',
        date: 'Sipariş Tarihi',
        customer: 'Müşteri Adı',
        amount: 'Toplam Tutar'
      }
    ],
    [
      'Arabic',
      {
        orderId: 'رقم الطلب',
        date: 'تاريخ الطلب',
        customer: 'اسم العميل',
        amount: 'المبلغ الإجمالي'
      }
    ]
  ])('reads headings in %s', (_, names) => {
    const { guess, fields } = table([
      [names.orderId, 'id'],
      [names.date, 'date'],
      [names.customer, 'name'],
      [names.amount, 'amount']
    ]);
    expect(fields).toMatchObject({
      orderId: 'id',
      date: 'date',
      customer: 'name',
      amount: 'amount'
    });
    expect(guess.mapping.amount?.confidence).toBe('sure');
  });

  it('finds the columns of a table without headings by their values', () => {
    const { guess, fields } = table([
      ['', 'id'],
      ['', 'email'],
      ['', 'date'],
      ['', 'amount']
    ]);
    expect(fields).toMatchObject({
      orderId: 'id',
      customer: 'email',
      date: 'date',
      amount: 'amount'
    });
    expect(guess.mapping.customer).toMatchObject({ confidence: 'check', evidence: 'values' });
  });

  it('is unsure where values alone speak for several columns', () => {
    const { guess } = table([
      ['', 'name'],
      ['', 'code'],
      ['', 'date'],
      ['', 'amount'],
      ['', 'fee']
    ]);
    expect(guess.mapping.customer?.confidence).toBe('unsure');
    expect(guess.mapping.amount?.confidence).toBe('unsure');
    expect(guess.alternatives.amount).toBeDefined();
  });

  it('takes a bare id that comes again and again for the customer', () => {
    const { fields } = table([
      ['id', 'code'],
      ['date', 'date'],
      ['amount', 'amount']
    ]);
    expect(fields).toMatchObject({ customer: 'code', date: 'date', amount: 'amount' });
    expect(fields.orderId).toBeUndefined();
  });

  it('tells repeated totals from line amounts by the rows', () => {
    const headings = ['Order', 'Date', 'Customer', 'Total'];
    const pair = (second: (order: (typeof ORDERS)[number]) => string) =>
      ORDERS.flatMap((order) => [
        [order.id, order.date, order.name, order.amount],
        [order.id, order.date, order.name, second(order)]
      ]);
    expect(
      guessRoles(
        headings,
        pair((order) => order.amount)
      ).lineItems
    ).toBe('once');
    expect(
      guessRoles(
        headings,
        pair(() => '')
      ).lineItems
    ).toBe('once');
    expect(
      guessRoles(
        headings,
        pair((order) => order.fee)
      ).lineItems
    ).toBe('sum');
    expect(
      table([
        ['Order', 'id'],
        ['Total', 'amount']
      ]).guess.lineItems
    ).toBe('unknown');
  });

  it('refuses a key column that a spreadsheet has rounded', () => {
    const rows = ORDERS.map((order) => ['1.11E+11', order.email, order.date, order.amount]);
    const { mapping } = guessRoles(['Customer ID', 'Email', 'Date', 'Total'], rows);
    expect(mapping.customer?.column).toBe(1);
  });

  it('is not led astray by headings that are names of object properties', () => {
    const headings = ['__proto__', 'constructor', 'toString', '', 'Date', 'Date', 'hasOwnProperty'];
    const rows = ORDERS.map(({ id, name, date }) => [id, name, 'x', '', date, date, '=1']);
    const { mapping, alternatives } = guessRoles(headings, rows);
    expect(mapping.customer).toMatchObject({ column: 1, evidence: 'values' });
    expect(mapping.date).toMatchObject({ column: 4, confidence: 'check' });
    expect(alternatives.date).toEqual([5]);
    expect(mapping.amount).toBeUndefined();
  });

  it('maps each column to roles that can share it only', () => {
    const names = fc.array(
      fc.constantFrom(
        'Date',
        'Total',
        'Customer',
        'Email',
        'Order',
        'Status',
        'x',
        '',
        'مبلغ',
        'Price',
        'Qty'
      ),
      { maxLength: 10 }
    );
    const cells = fc.constantFrom('2024-01-08', '12.50', 'Ann Lee', 'a@b.example', '7', 'paid', '');
    fc.assert(
      fc.property(
        names.chain((headings) =>
          fc.tuple(
            fc.constant(headings),
            fc.array(fc.array(cells, { minLength: headings.length, maxLength: headings.length }), {
              maxLength: 12
            })
          )
        ),
        ([headings, rows]) => {
          const { mapping } = guessRoles(headings, rows);
          const keys = new Set(['customer', 'email', 'phone', 'name']);
          const columns = Object.entries(mapping)
            .filter(([role]) => !keys.has(role))
            .map(([, { column }]) => column);
          expect(new Set(columns).size).toBe(columns.length);
          for (const { column } of Object.values(mapping)) {
            expect(column).toBeGreaterThanOrEqual(0);
            expect(column).toBeLessThan(headings.length);
          }
        }
      )
    );
  });
});

describe('scoreHeader', () => {
  it('is high for every known header row', () => {
    for (const [id, { headers }] of Object.entries(LAYOUTS)) {
      for (const row of headers) {
        expect({ id, high: scoreHeader(row.split('|')) > 0.6 }).toEqual({ id, high: true });
      }
    }
  });

  it('is low for rows of data and 0 for an empty row', () => {
    expect(scoreHeader([])).toBe(0);
    expect(scoreHeader(['', ' '])).toBe(0);
    for (const order of ORDERS.slice(0, 10)) {
      expect(scoreHeader([order.id, order.name, order.date, order.amount])).toBe(0);
    }
    expect(scoreHeader(['۱۰۰۱', 'علی رضایی', '۱۴۰۲/۱۰/۱۸', '۱٬۲۹۸٬۴۱۰'])).toBe(0);
    expect(scoreHeader(['№1001', '08.01.2024', 'Անի Հակոբյան', '506 380 ֏'])).toBe(0);
  });
});
