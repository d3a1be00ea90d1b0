/** Headings of lists with one row for each customer, and of the parts of a name, by language. */
import type { Synonyms } from './vocabulary-core';

export const SUMMARY_SYNONYMS: readonly Synonyms[] = [
  [
    'firstDate',
    {
      en: 'first order|first order date|first purchase|first purchase date|first order at|first_order|first_order_date|first_date|first_purchase_date|first transaction date|first visit|date of first order|date of first purchase|first sale|first|first day|min date|min order date|acquisition date|first invoice date|first bought',
      fa: 'اولین خرید|تاریخ اولین خرید|اولین سفارش|تاریخ اولین سفارش|نخستین خرید|تاریخ نخستین خرید|تاریخ اولین فاکتور',
      hy: 'Առաջին գնում|Առաջին պատվեր|Առաջին գնման ամսաթիվ|Առաջին պատվերի ամսաթիվ|Առաջին գնման օրը',
      de: 'erste bestellung|erster kauf|datum der ersten bestellung|erstbestellung|erstkauf|erstes kaufdatum|datum erster kauf|erstbestelldatum',
      fr: 'première commande|premier achat|date de la première commande|date de première commande|date du premier achat|date premier achat|date première commande',
      es: 'primer pedido|primera compra|fecha del primer pedido|fecha de la primera compra|fecha primera compra|fecha primer pedido',
      ru: 'первый заказ|первая покупка|дата первого заказа|дата первой покупки',
      tr: 'ilk sipariş|ilk alışveriş|ilk sipariş tarihi|ilk alışveriş tarihi|ilk satın alma tarihi',
      ar: 'أول طلب|أول شراء|تاريخ أول طلب|تاريخ أول شراء|تاريخ أول عملية شراء'
    }
  ],
  [
    'lastDate',
    {
      en: 'last order|last order date|last purchase|last purchase date|last order at|last_order|last_order_date|last_date|last_purchase_date|last transaction date|last visit|date of last order|date of last purchase|latest order|most recent order|last|last day|max date|max order date|latest order date|last invoice date|latest purchase|most recent purchase|last bought',
      fa: 'آخرین خرید|تاریخ آخرین خرید|آخرین سفارش|تاریخ آخرین سفارش|تاریخ آخرین فاکتور|واپسین خرید',
      hy: 'Վերջին գնում|Վերջին պատվեր|Վերջին գնման ամսաթիվ|Վերջին պատվերի ամսաթիվ|Վերջին գնման օրը',
      de: 'letzte bestellung|letzter kauf|datum der letzten bestellung|letztes kaufdatum|letztbestellung|letztkauf|datum letzter kauf|letztbestelldatum',
      fr: 'dernière commande|dernier achat|date de la dernière commande|date de dernière commande|date du dernier achat|date dernier achat|date dernière commande',
      es: 'último pedido|última compra|fecha del último pedido|fecha de la última compra|fecha última compra|fecha último pedido',
      ru: 'последний заказ|последняя покупка|дата последнего заказа|дата последней покупки',
      tr: 'son sipariş|son alışveriş|son sipariş tarihi|son alışveriş tarihi|son satın alma tarihi',
      ar: 'آخر طلب|آخر شراء|تاريخ آخر طلب|تاريخ آخر شراء|تاريخ آخر عملية شراء'
    }
  ],
  [
    'orderCount',
    {
      en: 'orders|order count|orders count|number of orders|total orders|orders_count|order_count|num_orders|n_orders|transaction count|transactions|number of purchases|purchases|purchase count|total purchases|visits|visit count|lifetime orders|count of orders|no of orders|total transactions|# orders|num orders',
      fa: 'تعداد سفارش|تعداد سفارش‌ها|تعداد سفارشات|تعداد خرید|تعداد خریدها|تعداد فاکتور|تعداد فاکتورها|تعداد کل سفارش|تعداد کل خرید|دفعات خرید|تعداد مراجعه',
      hy: 'Պատվերների քանակ|Պատվերների թիվ|Գնումների քանակ|Գնումների թիվ|Պատվերներ|Ընդհանուր պատվերներ',
      de: 'bestellungen|anzahl bestellungen|anzahl der bestellungen|anzahl käufe|käufe|bestellanzahl|zahl der bestellungen',
      fr: 'commandes|nombre de commandes|nombre d’achats|nb commandes|total commandes|achats',
      es: 'pedidos|número de pedidos|cantidad de pedidos|número de compras|compras|total pedidos|total de pedidos',
      ru: 'заказов|количество заказов|кол-во заказов|число заказов|количество покупок|заказы|всего заказов|кол-во покупок',
      tr: 'siparişler|sipariş sayısı|alışveriş sayısı|toplam sipariş|sipariş adedi',
      ar: 'الطلبات|عدد الطلبات|عدد المشتريات|إجمالي الطلبات|عدد عمليات الشراء'
    }
  ],
  [
    'revenue',
    {
      en: 'total spent|total spend|lifetime spend|lifetime value|lifetime revenue|total revenue|revenue|ltv|clv|customer lifetime value|total purchase amount|total amount spent|amount spent|money spent|spend|total sales|lifetime sales|total order value|sum of orders|total paid|total value',
      fa: 'مجموع خرید|جمع خرید|مبلغ کل خرید|مجموع مبلغ خرید|جمع کل خرید|کل خرید|مجموع خریدها|جمع خریدها',
      hy: 'Ընդհանուր ծախս|Գնումների գումար|Ընդհանուր գնումներ|Գնումների ընդհանուր գումար|Ընդհանուր եկամուտ',
      de: 'gesamtumsatz|umsatz gesamt|gesamtausgaben|kundenwert|kundenumsatz|umsatz',
      fr: 'total dépensé|montant total dépensé|dépenses totales|chiffre d’affaires total|ca total|total des achats',
      es: 'total gastado|gasto total|importe total gastado|total de compras|ingresos totales|total compras',
      ru: 'сумма заказов|сумма покупок|всего потрачено|общая сумма заказов|общая выручка|общая сумма покупок',
      tr: 'toplam harcama|toplam ciro|harcanan toplam|toplam alışveriş tutarı|toplam harcanan',
      ar: 'إجمالي الإنفاق|إجمالي المشتريات|مجموع المشتريات|إجمالي المصروف|مجموع الإنفاق'
    }
  ],
  [
    'frequency',
    {
      en: 'frequency|x|repeat transactions|repeat purchases|repeat orders|frequency_cal|p1x|repeat_transactions'
    }
  ],
  [
    'recency',
    {
      en: 'recency|t_x|tx|t.x|recency_cal|t x|recency (weeks)|recency (days)|recency weeks|recency_weeks'
    }
  ],
  [
    'age',
    { en: 'T|T_cal|Tcal|t_cal|customer age|T.cal|tenure|age_weeks|T (weeks)|T (days)|age in weeks' }
  ],
  [
    'monetary',
    {
      en: 'monetary_value|monetary value|monetary|m_x|mx|zbar|average repeat value|mean transaction value|m_bar|mbar|average value|avg_monetary|m|monetary value cal|average monetary value'
    }
  ],
  [
    'firstName',
    {
      en: 'first name|firstname|first_name|given name|forename|fname|billing first name|first name (billing)|billing_first_name|customer first name|first',
      fa: 'نام کوچک|اسم|اسم کوچک',
      hy: 'Անունը',
      de: 'vorname',
      fr: 'prénom|prenom du client|prénom du client',
      es: 'nombre de pila|nombres',
      ru: 'имя',
      tr: 'isim|ad|adı',
      ar: 'الاسم الأول|الإسم الأول'
    }
  ],
  [
    'lastName',
    {
      en: 'last name|lastname|last_name|surname|family name|lname|billing last name|last name (billing)|billing_last_name|customer last name',
      fa: 'نام خانوادگی|فامیلی|فامیل|نام‌خانوادگی|نام فامیل',
      hy: 'Ազգանուն|Ազգանունը',
      de: 'nachname|familienname|zuname',
      fr: 'nom de famille',
      es: 'apellidos|apellido|primer apellido',
      ru: 'фамилия',
      tr: 'soyad|soyadı|soyisim|soy isim',
      ar: 'اسم العائلة|الاسم الأخير|اللقب|الكنية|إسم العائلة'
    }
  ]
];
