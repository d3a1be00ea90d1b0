import { describe, expect, it } from 'vitest';
import { planColumns, shapeOf, type ColumnPlan } from '../../../src/core/ingest/plan';
import type { LayoutOptions, Role } from '../../../src/core/ingest/reading';

const NAMES = ['Ann Lee', 'Bob Stone', 'Cara Diaz', 'Dan Müller', 'Eva Klein', 'Fred Hall'];
const pad = (value: number): string => String(value).padStart(2, '0');
const at = <T>(list: readonly T[], i: number): T => {
  const item = list[i % list.length];
  if (item === undefined) throw new RangeError('an empty list');
  return item;
};
const day = (i: number): string =>
  `2024-${pad(1 + (Math.floor(i / 5) % 12))}-${pad(1 + ((i * 3) % 28))}`;

/** A table of sixty rows, each cell by its heading and row. */
function plan(
  columns: Readonly<Record<string, (i: number) => string>>,
  options: LayoutOptions = {},
  count = 60
): ColumnPlan & { heading: (role: Role) => string | undefined } {
  const headings = Object.keys(columns);
  const rows = Array.from({ length: count }, (_, i) =>
    Object.values(columns).map((cell) => cell(i))
  );
  const shape = { headerRow: 0, headings, width: headings.length };
  const made = planColumns(shape, rows, [], options);
  return { ...made, heading: (role) => headings[made.mapping[role]?.column ?? -1] };
}

const ORDERS = {
  'Order ID': (i: number) => String(1001 + i),
  Date: day,
  Email: (i: number) => `c${i % 17}@example.com`,
  Total: (i: number) => ((i * 137.31) % 900).toFixed(2)
};

describe('planColumns on what else is known of an order', () => {
  it.each<[string, Readonly<Record<string, Role>>]>([
    [
      'English',
      {
        Product: 'product',
        Category: 'category',
        'Sales channel': 'channel',
        'Referral source': 'source',
        'Coupon code': 'coupon',
        'Payment method': 'payment',
        City: 'city',
        'Loyalty member': 'loyalty',
        'Join date': 'joinDate',
        Rating: 'rating',
        Complaint: 'complaint',
        'Delivery days': 'deliveryDays',
        Discount: 'discount',
        Shipping: 'shipping',
        Tax: 'tax',
        COGS: 'cost'
      }
    ],
    [
      'Persian',
      {
        'نام محصول': 'product',
        دسته‌بندی: 'category',
        'کانال فروش': 'channel',
        'نحوه آشنایی': 'source',
        'کد تخفیف': 'coupon',
        'روش پرداخت': 'payment',
        شهر: 'city',
        'عضو باشگاه': 'loyalty',
        'تاریخ عضویت': 'joinDate',
        امتیاز: 'rating',
        شکایت: 'complaint',
        'مدت تحویل (روز)': 'deliveryDays',
        تخفیف: 'discount',
        'هزینه ارسال': 'shipping',
        مالیات: 'tax',
        'بهای تمام شده': 'cost'
      }
    ],
    [
      'Armenian',
      {
        Ապրանքը: 'product',
        Կատեգորիան: 'category',
        'Վաճառքի ալիքը': 'channel',
        Աղբյուրը: 'source',
        Պրոմոկոդ: 'coupon',
        'Վճարման եղանակը': 'payment',
        Քաղաքը: 'city',
        'Ակումբի անդամ': 'loyalty',
        'Անդամակցության ամսաթիվը': 'joinDate',
        Գնահատական: 'rating',
        Բողոք: 'complaint',
        'Առաքման օրեր': 'deliveryDays',
        Զեղչը: 'discount',
        'Առաքման արժեքը': 'shipping',
        ԱԱՀ: 'tax',
        Ինքնարժեքը: 'cost'
      }
    ],
    [
      'German',
      {
        Artikelbezeichnung: 'product',
        Warengruppe: 'category',
        Vertriebskanal: 'channel',
        Herkunft: 'source',
        Gutscheincode: 'coupon',
        Zahlungsart: 'payment',
        Ort: 'city',
        Treueprogramm: 'loyalty',
        'Kunde seit': 'joinDate',
        Bewertung: 'rating',
        Reklamation: 'complaint',
        'Lieferzeit (Tage)': 'deliveryDays',
        Rabatt: 'discount',
        Versandkosten: 'shipping',
        'MwSt.': 'tax',
        Einkaufspreis: 'cost'
      }
    ],
    [
      'French',
      {
        Produit: 'product',
        Catégorie: 'category',
        'Canal de vente': 'channel',
        Provenance: 'source',
        'Code promo': 'coupon',
        'Mode de paiement': 'payment',
        Ville: 'city',
        'Carte de fidélité': 'loyalty',
        'Date d’inscription': 'joinDate',
        Évaluation: 'rating',
        Réclamation: 'complaint',
        'Délai de livraison (jours)': 'deliveryDays',
        Remise: 'discount',
        'Frais de port': 'shipping',
        TVA: 'tax',
        'Prix de revient': 'cost'
      }
    ],
    [
      'Spanish',
      {
        Producto: 'product',
        Categoría: 'category',
        'Canal de venta': 'channel',
        Procedencia: 'source',
        Cupón: 'coupon',
        'Forma de pago': 'payment',
        Ciudad: 'city',
        Socio: 'loyalty',
        'Fecha de alta': 'joinDate',
        Valoración: 'rating',
        Queja: 'complaint',
        'Días de entrega': 'deliveryDays',
        Descuento: 'discount',
        'Gastos de envío': 'shipping',
        IVA: 'tax',
        'Coste de venta': 'cost'
      }
    ],
    [
      'Russian',
      {
        Номенклатура: 'product',
        Категория: 'category',
        'Канал продаж': 'channel',
        'Рекламный источник': 'source',
        Промокод: 'coupon',
        'Способ оплаты': 'payment',
        Город: 'city',
        'Бонусная карта': 'loyalty',
        'Дата регистрации': 'joinDate',
        Оценка: 'rating',
        Жалоба: 'complaint',
        'Срок доставки, дней': 'deliveryDays',
        Скидка: 'discount',
        'Стоимость доставки': 'shipping',
        НДС: 'tax',
        Себестоимость: 'cost'
      }
    ],
    [
      'Turkish',
      {
        'Ürün Adı': 'product',
        Kategori: 'category',
        'Satış Kanalı': 'channel',
        'Müşteri Kaynağı': 'source',
        'Kupon Kodu': 'coupon',
        'Ödeme Yöntemi': 'payment',
        ŞEHİR: 'city',
        'Sadakat Üyesi': 'loyalty',
        'Üyelik Tarihi': 'joinDate',
        Puan: 'rating',
        Şikayet: 'complaint',
        'Teslimat Süresi (gün)': 'deliveryDays',
        İndirim: 'discount',
        'Kargo Ücreti': 'shipping',
        KDV: 'tax',
        Maliyet: 'cost'
      }
    ],
    [
      'Arabic',
      {
        'اسم المنتج': 'product',
        الفئة: 'category',
        'قناة البيع': 'channel',
        'مصدر العميل': 'source',
        'كود الخصم': 'coupon',
        'طريقة الدفع': 'payment',
        المدينة: 'city',
        'عضو الولاء': 'loyalty',
        'تاريخ الانضمام': 'joinDate',
        التقييم: 'rating',
        شكوى: 'complaint',
        'أيام التوصيل': 'deliveryDays',
        الخصم: 'discount',
        'رسوم الشحن': 'shipping',
        الضريبة: 'tax',
        التكلفة: 'cost'
      }
    ]
  ])('finds all sixteen roles under headings in %s, and the core keeps its columns', (_, roles) => {
    const values: Partial<Record<Role, (i: number) => string>> = {
      product: (i) => `Product ${at(['red', 'green', 'blue'], i)}`,
      category: (i) => at(['Tea', 'Mugs'], i),
      channel: (i) => at(['Web', 'Shop'], i),
      source: (i) => at(['Friend', 'Search'], i),
      coupon: (i) => at(['', 'SPRING', '', 'WELCOME'], i),
      payment: (i) => at(['Card', 'Cash'], i),
      city: (i) => at(['Lyon', 'Graz', 'Leeds'], i),
      loyalty: (i) => at(['yes', 'no'], i),
      joinDate: (i) => `2021-0${1 + (i % 9)}-17`,
      rating: (i) => String(1 + (i % 5)),
      complaint: (i) => at(['', '', 'late'], i),
      deliveryDays: (i) => String(1 + (i % 9)),
      discount: (i) => (i % 3).toFixed(2),
      shipping: (i) => at(['4.90', '0.00'], i),
      tax: (i) => (((i * 137.31) % 900) * 0.2).toFixed(2),
      cost: (i) => (((i * 137.31) % 900) * 0.4).toFixed(2)
    };
    const further = Object.fromEntries(
      Object.entries(roles).map(([heading, role]) => [heading, values[role] ?? (() => '')])
    );
    const made = plan({ ...further, ...ORDERS });
    const found = Object.fromEntries(
      Object.values(roles).map((role) => [made.heading(role), role])
    );
    expect(found).toEqual(roles);
    expect(
      ['orderId', 'date', 'customer', 'amount'].map((role) => made.heading(role as Role))
    ).toEqual(Object.keys(ORDERS));
    expect(made.questions.filter(({ kind }) => kind !== 'currency-unit')).toEqual([]);
  });

  it('keeps a mapped column as a number, a day or a category', () => {
    const made = plan({
      ...ORDERS,
      Discount: (i) => String(i % 4),
      'Join date': day,
      City: (i) => at(['A', 'B'], i)
    });
    expect(made.attributes.map(({ role, kind }) => [role, kind])).toEqual([
      ['discount', 'number'],
      ['joinDate', 'day'],
      ['city', 'category']
    ]);
  });

  it('keeps unknown columns that look like categories, and no keys, notes, addresses, constants or empties', () => {
    const made = plan({
      ...ORDERS,
      Packaging: (i) => at(['Box', 'Bag', 'Tube'], i),
      Shelf: (i) => String(i % 4),
      'Ship address': (i) => `${i % 7} Long Street`,
      'Parcel code': (i) => `P${i}`,
      Remark: (i) => `Please ring twice, then leave it with neighbour number ${i % 3}`,
      Shop: () => 'Main',
      Blank: () => '',
      Weighed: (i) => ((i * 7.13) % 5).toFixed(3)
    });
    expect(made.attributes.map(({ name, role }) => [name, role])).toEqual([
      ['Packaging', null],
      ['Shelf', null]
    ]);
  });

  it('keeps twenty-four unknown columns at most', () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        `Trait ${n}`,
        (i: number) => at(['u', 'v', 'w'], i + n)
      ])
    );
    expect(plan({ ...ORDERS, ...many }).attributes).toHaveLength(24);
  });

  it('keeps columns named like object members, twice or not at all', () => {
    const headings = ['__proto__', 'constructor', '', 'Kind', 'Kind', 'Date', 'Email', 'Total'];
    const rows = Array.from({ length: 40 }, (_, i) => [
      at(['a', 'b'], i),
      at(['c', 'd'], i),
      at(['e', 'f'], i),
      at(['g', 'h'], i),
      at(['k', 'l'], i),
      day(i),
      `c${i % 9}@example.com`,
      (i * 7.5).toFixed(2)
    ]);
    const made = planColumns({ headerRow: 0, headings, width: 8 }, rows, [], {});
    expect(made.attributes.map(({ column, name }) => [column, name])).toEqual([
      [0, '__proto__'],
      [1, 'constructor'],
      [2, ''],
      [3, 'Kind'],
      [4, 'Kind']
    ]);
  });

  it('gives a column that the user chose to that role alone', () => {
    const made = plan(
      { ...ORDERS, Discount: (i) => (i * 1.5).toFixed(2) },
      { roles: { amount: 4 } }
    );
    expect(made.heading('amount')).toBe('Discount');
    expect(made.mapping.discount).toBeUndefined();
    expect(made.mapping.amount).toMatchObject({ evidence: 'user' });
  });

  it('says of decisions from an earlier session that they are remembered', () => {
    const shape = { headerRow: 0, headings: ['a', 'b', 'c'], width: 3 };
    const rows = [
      ['Ann', '2024-01-02', '1,50'],
      ['Ann', '2024-02-02', '2,50']
    ];
    const options: LayoutOptions = { decimal: ',', roles: { customer: 0, date: 1, amount: 2 } };
    const made = planColumns(shape, rows, [], options, true);
    expect(made.mapping.customer?.evidence).toBe('remembered');
    expect(made.decimalEvidence).toBe('remembered');
  });
});

describe('planColumns on who bought', () => {
  it.each([
    ['First name', 'Last name'],
    ['Name', 'Surname'],
    ['نام', 'نام خانوادگی'],
    ['Անուն', 'Ազգանուն'],
    ['Vorname', 'Nachname'],
    ['Prénom', 'Nom'],
    ['Nombre', 'Apellidos'],
    ['Имя', 'Фамилия'],
    ['Ad', 'Soyad'],
    ['الاسم الأول', 'اسم العائلة']
  ])('joins %s and %s into one key, the first name first', (first, last) => {
    const [given = '', family = ''] = [first, last];
    const made = plan({
      [family]: (i) => at(['Lee', 'Stone', 'Diaz'], i % 7),
      [given]: (i) => at(['Ann', 'Bob', 'Cara', 'Dan'], i % 5),
      Date: day,
      Total: ORDERS.Total
    });
    expect(made.keys).toEqual([{ column: 1, kind: 'name', second: 0 }]);
    expect(made.questions).toEqual([]);
  });

  it('prefers the whole name where it stands beside its parts', () => {
    const made = plan({
      'Full name': (i) => at(NAMES, i),
      'First name': (i) => at(NAMES, i).split(' ')[0] ?? '',
      'Last name': (i) => at(NAMES, i).split(' ')[1] ?? '',
      Date: day,
      Total: ORDERS.Total
    });
    expect(made.keys).toEqual([{ column: 0, kind: 'name' }]);
  });

  it('does not take membership for a name', () => {
    const made = plan({ ...ORDERS, Member: (i) => at(['yes', 'no'], i) });
    expect(made.mapping.name).toBeUndefined();
    expect(made.heading('loyalty')).toBe('Member');
  });
});

describe('planColumns on what a file holds', () => {
  const email = (i: number): string => `c${i}@example.com`;

  it('takes one row each of loyalty, city and day of joining for customers', () => {
    const made = plan({
      Email: email,
      City: (i) => at(['A', 'B'], i),
      'Loyalty tier': (i) => at(['gold', 'none'], i),
      'Join date': day
    });
    expect(made.kind).toBe('customers');
    expect(made.heading('date')).toBeUndefined();
    expect(made.heading('joinDate')).toBe('Join date');
    expect(made.questions).toEqual([]);
    expect(made.keys).toEqual([{ column: 0, kind: 'email' }]);
  });

  it('takes a shop’s list of customers with totals for customers, not for orders', () => {
    const made = plan({
      'First Name': (i) => at(['Ann', 'Bob'], i),
      'Last Name': (i) => `L${String.fromCharCode(97 + (i % 26))}x`,
      Email: email,
      'Accepts Email Marketing': (i) => at(['yes', 'no'], i),
      City: (i) => at(['A', 'B'], i),
      Phone: () => '',
      'Total Spent': (i) => (i * 3.5).toFixed(2),
      'Total Orders': (i) => String(i % 9),
      Note: () => '',
      'Tax Exempt': () => 'no',
      Tags: () => ''
    });
    expect([made.kind, made.platform]).toEqual(['customers', 'shopify_customers']);
  });

  it.each([
    [
      {
        customer_id: email,
        first_order: day,
        last_order: day,
        orders: (i: number) => String(1 + (i % 7)),
        revenue: ORDERS.Total
      },
      ['firstDate', 'lastDate', 'orderCount', 'revenue']
    ],
    [
      {
        customer_id: email,
        frequency: (i: number) => String(i % 7),
        recency: (i: number) => (i * 0.5).toFixed(2),
        T: (i: number) => (20 + i * 0.5).toFixed(2),
        monetary_value: ORDERS.Total
      },
      ['frequency', 'recency', 'age', 'monetary']
    ],
    [
      {
        x: (i: number) => String(i % 7),
        t_x: (i: number) => (i * 0.5).toFixed(2),
        T: (i: number) => (20 + i * 0.5).toFixed(2)
      },
      ['frequency', 'recency', 'age']
    ],
    [
      {
        'کد مشتری': (i: number) => String(500 + i),
        'تاریخ اولین خرید': day,
        'تاریخ آخرین خرید': day,
        'تعداد خرید': (i: number) => String(1 + (i % 7)),
        'مجموع خرید': ORDERS.Total
      },
      ['firstDate', 'lastDate', 'orderCount', 'revenue']
    ],
    // A total is of one order in a list of orders, here of all of a customer's.
    [
      {
        Customer: (i: number) => `C${String(i)}`,
        'First order': day,
        'Last order': day,
        Orders: (i: number) => String(1 + (i % 7)),
        Total: ORDERS.Total
      },
      ['firstDate', 'lastDate', 'orderCount', 'revenue']
    ],
    [
      {
        مشتری: (i: number) => `C${String(i)}`,
        'اولین خرید': day,
        'آخرین خرید': day,
        'تعداد خرید': (i: number) => String(1 + (i % 7)),
        'مبلغ کل': ORDERS.Total
      },
      ['firstDate', 'lastDate', 'orderCount', 'revenue']
    ]
  ])('takes one row of figures for each customer for a summary: %o', (columns, roles) => {
    const made = plan(columns);
    expect(made.kind).toBe('summary');
    expect(roles.filter((role) => made.heading(role as Role) === undefined)).toEqual([]);
    expect(made.questions.filter(({ kind }) => kind !== 'currency-unit')).toEqual([]);
    expect(made.customerless).toBe(false);
  });

  it('takes orders for orders although each customer comes once', () => {
    const made = plan({
      Email: email,
      Date: day,
      City: (i) => at(['A', 'B'], i),
      Total: ORDERS.Total
    });
    expect(made.kind).toBe('orders');
    expect(plan({ Customer: email, Date: day, Phone: (i) => `0912000${1000 + i}` }).kind).toBe(
      'orders'
    );
    expect(plan({ Email: email, Amount: ORDERS.Total, City: (i) => at(['A', 'B'], i) }).kind).toBe(
      'orders'
    );
  });

  it('does not read the letters of a model into columns that are merely called so', () => {
    const made = plan({ ...ORDERS, T: (i) => at(['a', 'b'], i), x: (i) => String(i % 4) });
    expect(made.kind).toBe('orders');
    expect([made.mapping.age, made.mapping.frequency]).toEqual([undefined, undefined]);
  });

  it('holds what the user says that it holds', () => {
    const columns = { Email: email, City: (i: number) => at(['A', 'B'], i), 'Join date': day };
    expect(plan(columns, { kind: 'orders' }).kind).toBe('orders');
    expect(plan(ORDERS, { kind: 'customers' }).kind).toBe('customers');
  });
});

describe('planColumns on the words of types', () => {
  const typed = (types: readonly string[], heading = 'Transaction type'): ColumnPlan =>
    plan({ [heading]: (i) => at(types, i), ...ORDERS });

  it('counts invoices and leaves the payments that settle them', () => {
    const { classify } = typed(['Invoice', 'Payment']);
    expect([classify('Invoice'), classify('Payment')]).toEqual(['ok', 'not-an-order']);
  });

  it('counts payments where nothing else is a sale', () => {
    expect(typed(['Payment', 'Refund']).classify('Payment')).toBe('ok');
  });

  it('takes تحويل for a transfer among Arabic headings and for delivered among Persian ones', () => {
    const arabic = plan({
      'نوع العملية': (i) => at(['بيع', 'تحويل'], i),
      'اسم العميل': (i) => at(NAMES, i),
      التاريخ: day,
      المبلغ: ORDERS.Total
    });
    expect(arabic.classify('تحويل')).toBe('not-an-order');
    const persian = plan({
      وضعیت: (i) => at(['لغو شده', 'تحويل'], i),
      'نام خریدار': (i) => at(NAMES, i),
      تاریخ: day,
      مبلغ: ORDERS.Total
    });
    expect(persian.classify('تحويل')).toBe('ok');
  });

  it('counts every row where all are called purchases', () => {
    expect(typed(['Purchase'], 'Type').classify('Purchase')).toBe('ok');
    expect(typed(['Purchase', 'Sale'], 'Type').classify('Purchase')).toBe('not-an-order');
  });
});

describe('planColumns on units of money', () => {
  it('asks for toman or rial among Persian headings and not among Arabic ones', () => {
    const persian = plan({
      'نام خریدار': (i) => at(NAMES, i),
      تاریخ: day,
      مبلغ: (i) => String(i * 1000)
    });
    expect(persian.questions.map(({ kind }) => kind)).toEqual(['currency-unit']);
    const arabic = plan({
      'اسم العميل': (i) => at(NAMES, i),
      التاريخ: day,
      المبلغ: (i) => String(i * 1000)
    });
    expect(arabic.questions).toEqual([]);
  });
});

describe('shapeOf', () => {
  it('sees a row that explains the headings', () => {
    const records = [
      ['Order ID', 'Created Time', 'Total'],
      ['Platform unique order ID.', 'When the order was created.', 'What the buyer paid.'],
      ['577182', '01/31/2024 10:00', '12.50'],
      ['577183', '02/01/2024 10:00', '13.50']
    ];
    expect(shapeOf(records, undefined)).toMatchObject({ headerRow: 0, notes: 1 });
    expect(shapeOf([records[0] ?? [], ...records.slice(2)], undefined).notes).toBeUndefined();
  });
});
