/**
 * Layouts of known platforms' exports: headings that give each away, and the
 * columns that matter in it. Generic layouts are left to the vocabulary.
 */
import { normaliseHeading } from './normalise';
import type { Role } from './reading';

/** Roles of a layout: headings in order of preference, separated by bars. */
type PlatformRoles = Partial<Record<Role, string>>;

export interface Platform {
  /** Key of the layout, as kept in a reading's dialect. */
  id: string;
  /** Headings that give it away; one list for each variant or language. */
  signs: readonly string[];
  roles: PlatformRoles;
  /**
   * Rows that share an order id: each repeats the order's total or only the
   * first has it ('once'), or their amounts add up to it ('sum').
   */
  lineItems: 'once' | 'sum';
  /** Amount headings whose rows add up although the layout's total counts once. */
  lineAmounts?: string;
  /** Further columns whose words say what a row is, such as a transaction's type. */
  types?: string;
  /** Column that is filled only where the order was cancelled. */
  cancelledAt?: string;
}

export const PLATFORMS: readonly Platform[] = [
  {
    id: 'shopify_orders',
    signs: [
      'Name|Email|Financial Status|Paid at|Fulfillment Status|Accepts Marketing|Currency|Subtotal|Total|Created at|Lineitem quantity|Lineitem name|Lineitem price|Billing Name|Refunded Amount|Vendor|Outstanding Balance|Id'
    ],
    roles: {
      customer: 'Email|Phone|Billing Phone|Billing Name|Shipping Name',
      email: 'Email',
      phone: 'Phone|Billing Phone|Shipping Phone',
      name: 'Billing Name|Shipping Name',
      date: 'Created at|Paid at',
      amount: 'Total',
      refund: 'Refunded Amount',
      orderId: 'Name|Id',
      status: 'Financial Status',
      quantity: 'Lineitem quantity',
      unitPrice: 'Lineitem price',
      currency: 'Currency'
    },
    lineItems: 'once',
    cancelledAt: 'Cancelled at'
  },
  {
    id: 'shopify_payouts',
    signs: [
      'Transaction Date|Type|Order|Payout Status|Payout Date|Available On|Amount|Fee|Net|Checkout|Payment Method Name|Presentment Amount'
    ],
    roles: {
      date: 'Transaction Date',
      amount: 'Amount',
      orderId: 'Order',
      status: 'Type',
      currency: 'Currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'woocommerce_analytics_orders',
    signs: [
      'Date|Order #|N. Revenue (formatted)|Status|Customer|Customer type|Product(s)|Items sold|Coupon(s)',
      'Date|Commande n°|État|Client|Type de client|Produit(s)|Articles vendus|Code(s) promo|Ventes nettes'
    ],
    roles: {
      customer: 'Customer|Client',
      name: 'Customer|Client',
      date: 'Date',
      amount: 'Net Sales|N. Revenue|Ventes nettes',
      orderId: 'Order #|Commande n°',
      status: 'Status|État',
      quantity: 'Items sold|Articles vendus'
    },
    lineItems: 'sum'
  },
  {
    id: 'woocommerce_advanced_order_export',
    signs: [
      'Order Number|Order Status|Order Date|Email (Billing)|First Name (Billing)|Last Name (Billing)|Phone (Billing)|Item #|Item Cost|Order Line Total|Order Total Amount|Payment Method Title'
    ],
    roles: {
      customer: 'Email (Billing)|Phone (Billing)|Last Name (Billing)|First Name (Billing)',
      email: 'Email (Billing)',
      phone: 'Phone (Billing)',
      name: 'Last Name (Billing)',
      date: 'Order Date',
      amount: 'Order Total Amount|Order Line Total',
      refund: 'Order Refund Amount',
      orderId: 'Order Number',
      status: 'Order Status',
      quantity: 'Quantity',
      unitPrice: 'Item Cost'
    },
    lineItems: 'once',
    lineAmounts: 'Order Line Total'
  },
  {
    id: 'woocommerce_webtoffee',
    signs: [
      'order_id|order_number|order_date|paid_date|status|order_total|order_subtotal|order_currency|customer_id|customer_user|customer_email|billing_email|wt_import_key|line_item_1'
    ],
    roles: {
      customer:
        'customer_email|billing_email|customer_id|billing_phone|billing_last_name|billing_first_name',
      email: 'billing_email|customer_email',
      phone: 'billing_phone|shipping_phone',
      name: 'billing_last_name',
      date: 'order_date|paid_date',
      amount: 'order_total',
      orderId: 'order_number|order_id',
      status: 'status',
      currency: 'order_currency'
    },
    lineItems: 'once'
  },
  {
    id: 'woocommerce_customer_order_csv_legacy',
    signs: [
      'order_id|order_number_formatted|order_number|date|status|order_total|order_tax|cart_discount|customer_user|billing_email|billing_first_name|order_item_1|download_permissions_granted'
    ],
    roles: {
      customer: 'billing_email|customer_user|billing_phone',
      email: 'billing_email',
      phone: 'billing_phone',
      name: 'billing_last_name',
      date: 'date',
      amount: 'order_total',
      orderId: 'order_number_formatted|order_id',
      status: 'status'
    },
    lineItems: 'once'
  },
  {
    id: 'square_transactions',
    signs: [
      'Date|Time|Time Zone|Gross Sales|Discounts|Net Sales|Tax|Tip|Partial Refunds|Total Collected|Fees|Net Total|Transaction ID|Payment ID|Event Type|Customer ID'
    ],
    roles: {
      customer: 'Customer ID|Customer Name|Customer Reference ID',
      name: 'Customer Name',
      date: 'Date',
      time: 'Time',
      amount: 'Net Sales|Total Collected',
      orderId: 'Transaction ID',
      status: 'Event Type'
    },
    lineItems: 'sum',
    types: 'Transaction Status'
  },
  {
    id: 'square_items',
    signs: [
      'Date|Time|Time Zone|Category|Item|Qty|Price Point Name|Modifiers Applied|Gross Sales|Discounts|Net Sales|Tax|Transaction ID|Payment ID|Event Type'
    ],
    roles: {
      customer: 'Customer ID|Customer Name|Customer Reference ID',
      name: 'Customer Name',
      date: 'Date',
      time: 'Time',
      amount: 'Net Sales',
      orderId: 'Transaction ID',
      status: 'Event Type',
      quantity: 'Qty'
    },
    lineItems: 'sum'
  },
  {
    id: 'stripe_payments',
    signs: [
      'id|Amount|Amount Refunded|Currency|Captured|Converted Amount|Fee|Mode|Status|Customer ID|Customer Email|Description'
    ],
    roles: {
      customer: 'Customer ID|Customer Email|Customer Description|Card Name',
      email: 'Customer Email',
      name: 'Customer Description|Card Name',
      date: 'Created date (UTC)|Created (UTC)',
      amount: 'Amount',
      refund: 'Amount Refunded',
      orderId: 'id',
      status: 'Status',
      currency: 'Currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'stripe_balance_history',
    signs: [
      'id|Type|Source|Amount|Fee|Net|Currency|Created (UTC)|Available On (UTC)|Transfer|Customer Facing Amount'
    ],
    roles: {
      date: 'Created (UTC)',
      amount: 'Amount',
      orderId: 'Source|id',
      status: 'Type',
      currency: 'Currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'stripe_itemized_balance',
    signs: [
      'balance_transaction_id|created_utc|available_on_utc|currency|gross|fee|net|reporting_category|source_id|charge_id'
    ],
    roles: {
      customer: 'customer_id|customer_name',
      name: 'customer_name',
      date: 'created_utc',
      amount: 'gross',
      orderId: 'charge_id|source_id',
      status: 'reporting_category',
      currency: 'currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'etsy_sold_orders',
    signs: [
      'Sale Date|Order ID|Buyer User ID|Full Name|Number of Items|Currency|Order Value|Order Total|Status|Card Processing Fees|Order Net|Adjusted Order Total|Buyer'
    ],
    roles: {
      customer: 'Buyer User ID|Full Name|Buyer',
      name: 'Full Name|Buyer',
      date: 'Sale Date',
      amount: 'Order Total',
      orderId: 'Order ID',
      status: 'Status',
      quantity: 'Number of Items',
      currency: 'Currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'etsy_sold_order_items',
    signs: [
      'Sale Date|Item Name|Buyer|Quantity|Price|Order Shipping|Order Sales Tax|Item Total|Currency|Transaction ID|Listing ID|Date Paid|Order ID'
    ],
    roles: {
      customer: 'Buyer|Ship Name',
      name: 'Ship Name',
      date: 'Sale Date|Date Paid',
      amount: 'Item Total',
      orderId: 'Order ID',
      quantity: 'Quantity',
      unitPrice: 'Price',
      currency: 'Currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'etsy_statement',
    signs: ['Date|Type|Title|Info|Currency|Amount|Fees & Taxes|Net|Tax Details'],
    roles: {
      date: 'Date',
      amount: 'Amount',
      orderId: 'Info',
      status: 'Type',
      currency: 'Currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'paypal_activity',
    signs: [
      'Date|Time|TimeZone|Name|Type|Status|Currency|Gross|Fee|Net|From Email Address|To Email Address|Transaction ID|Balance',
      'Date|Time|TimeZone|Name|Type|Status|Currency|Amount|Fees|Total|Exchange Rate|Receipt ID|Balance|Transaction ID'
    ],
    roles: {
      customer: 'From Email Address|Name',
      email: 'From Email Address',
      phone: 'Contact Phone Number',
      name: 'Name',
      date: 'Date',
      time: 'Time',
      amount: 'Gross|Amount',
      orderId: 'Invoice Number|Transaction ID',
      status: 'Status',
      quantity: 'Quantity',
      currency: 'Currency'
    },
    lineItems: 'sum',
    types: 'Type'
  },
  {
    id: 'paypal_activity_de',
    signs: [
      'Datum|Uhrzeit|Zeitzone|Name|Typ|Status|Währung|Brutto|Gebühr|Netto|Absender E-Mail-Adresse|Transaktionscode|Guthaben',
      'Datum|Uhrzeit|Zeitzone|Beschreibung|Währung|Brutto|Entgelt|Netto|Guthaben|Transaktionscode|Absender E-Mail-Adresse|Name'
    ],
    roles: {
      customer: 'Absender E-Mail-Adresse|Name',
      email: 'Absender E-Mail-Adresse',
      name: 'Name',
      date: 'Datum',
      time: 'Uhrzeit',
      amount: 'Brutto',
      orderId: 'Rechnungsnummer|Transaktionscode',
      status: 'Status|Typ|Beschreibung',
      currency: 'Währung'
    },
    lineItems: 'sum',
    types: 'Typ|Beschreibung'
  },
  {
    id: 'ebay_orders_report',
    signs: [
      'Sales Record Number|Order Number|Buyer Username|Buyer Name|Item Number|Item Title|Custom Label|Quantity|Sold For|Total Price|Sale Date|Paid On Date',
      'Numéro de vente|Numéro de commande|Pseudo de l’acheteur|Numéro de l’objet|Intitulé de l’objet|Quantité|Vendu pour|Livraison et manutention|Date de vente',
      'Verkaufsprotokollnummer|Bestellnummer|Gesamtbetrag|Verkauft am|Zahlungsdatum|Nutzername des Käufers|Name des Käufers'
    ],
    roles: {
      customer:
        'Buyer Username|Buyer Email|Buyer Name|Pseudo de l’acheteur|Nutzername des Käufers|Name des Käufers',
      email: 'Buyer Email',
      phone: 'Ship To Phone',
      name: 'Buyer Name|Name des Käufers',
      date: 'Sale Date|Paid On Date|Date de vente|Verkauft am|Zahlungsdatum',
      amount: 'Total Price|Sold For|Vendu pour|Gesamtbetrag',
      orderId:
        'Order Number|Sales Record Number|Numéro de commande|Numéro de vente|Bestellnummer|Verkaufsprotokollnummer',
      quantity: 'Quantity|Quantité'
    },
    lineItems: 'once',
    lineAmounts: 'Sold For|Vendu pour'
  },
  {
    id: 'ebay_transaction_report',
    signs: [
      'Transaction creation date|Type|Order number|Buyer username|Buyer name|Net amount|Payout currency|Item title|Item subtotal|Gross transaction amount|Transaction currency'
    ],
    roles: {
      customer: 'Buyer username|Buyer name',
      name: 'Buyer name',
      date: 'Transaction creation date',
      amount: 'Gross transaction amount|Item subtotal',
      orderId: 'Order number',
      status: 'Type',
      quantity: 'Quantity',
      currency: 'Transaction currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'amazon_all_orders',
    signs: [
      'amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sales-channel|product-name|sku|asin|item-price|ship-country'
    ],
    roles: {
      date: 'purchase-date',
      amount: 'item-price',
      orderId: 'amazon-order-id',
      status: 'order-status|item-status',
      quantity: 'quantity',
      currency: 'currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'amazon_fbm_orders',
    signs: [
      'order-id|order-item-id|purchase-date|payments-date|buyer-email|buyer-name|sku|product-name|quantity-purchased|item-price|recipient-name'
    ],
    roles: {
      customer: 'buyer-email|buyer-name',
      email: 'buyer-email',
      phone: 'buyer-phone-number|ship-phone-number',
      name: 'buyer-name|recipient-name',
      date: 'purchase-date|payments-date',
      amount: 'item-price',
      orderId: 'order-id',
      quantity: 'quantity-purchased',
      currency: 'currency'
    },
    lineItems: 'sum'
  },
  {
    id: 'amazon_date_range',
    signs: [
      'date/time|settlement id|type|order id|sku|description|marketplace|fulfillment|product sales|shipping credits|promotional rebates|selling fees|fba fees|total'
    ],
    roles: {
      date: 'date/time',
      amount: 'product sales',
      orderId: 'order id',
      status: 'type',
      quantity: 'quantity'
    },
    lineItems: 'sum'
  },
  {
    id: 'bigcommerce_orders',
    signs: [
      'Order ID|Customer ID|Customer Name|Customer Email|Order Date|Order Status|Subtotal (inc tax)|Order Total (inc tax)|Store Credit Redeemed|Total Shipped|Order Currency Code|Product Details'
    ],
    roles: {
      customer: 'Customer ID|Customer Email|Customer Name',
      email: 'Customer Email|Billing Email',
      phone: 'Customer Phone|Billing Phone',
      name: 'Customer Name',
      date: 'Order Date',
      amount: 'Order Total (inc tax)|Order Total (ex tax)',
      refund: 'Refund Amount',
      orderId: 'Order ID',
      status: 'Order Status',
      quantity: 'Total Quantity',
      currency: 'Order Currency Code'
    },
    lineItems: 'once'
  },
  {
    id: 'wix_orders',
    signs: [
      'Order number|Date created|Time|Total order quantity|Contact email|Item|Variant|Qty|Quantity refunded|Price|Payment status|Total|Refunded amount|Net amount'
    ],
    roles: {
      customer: 'Contact email|Billing phone|Billing name|Recipient name',
      email: 'Contact email',
      phone: 'Billing phone|Recipient phone',
      name: 'Billing name|Recipient name',
      date: 'Date created',
      time: 'Time',
      amount: 'Total',
      refund: 'Refunded amount',
      orderId: 'Order number',
      status: 'Payment status',
      quantity: 'Qty',
      unitPrice: 'Price',
      currency: 'Currency'
    },
    lineItems: 'once'
  },
  {
    id: 'squarespace_orders',
    signs: [
      'Order ID|Email|Financial Status|Paid at|Fulfillment Status|Currency|Subtotal|Amount Refunded|Total|Created at|Lineitem quantity|Lineitem name|Lineitem variant|Billing Name|Private Notes'
    ],
    roles: {
      customer: 'Email|Billing Phone|Billing Name',
      email: 'Email',
      phone: 'Billing Phone|Shipping Phone',
      name: 'Billing Name|Shipping Name',
      date: 'Created at|Paid at',
      amount: 'Total',
      refund: 'Amount Refunded',
      orderId: 'Order ID',
      status: 'Financial Status',
      quantity: 'Lineitem quantity',
      unitPrice: 'Lineitem price',
      currency: 'Currency'
    },
    lineItems: 'once',
    cancelledAt: 'Cancelled at'
  },
  {
    id: 'toast_item_selections',
    signs: [
      'Location|Order Id|Order #|Sent Date|Order Date|Check Id|Item Selection Id|Menu Item|Net Price|Qty|Void?|Tab Name'
    ],
    roles: {
      customer: 'Tab Name',
      name: 'Tab Name',
      date: 'Order Date|Sent Date',
      amount: 'Net Price',
      orderId: 'Order Id',
      status: 'Void?',
      quantity: 'Qty'
    },
    lineItems: 'sum'
  },
  {
    id: 'clover_orders',
    signs: [
      'Order Date|Order ID|Order Number|Order Employee ID|Order Employee Name|Order Total|Payments Total|Refunds Total|Tender|Order Payment State'
    ],
    roles: {
      date: 'Order Date',
      amount: 'Order Total',
      refund: 'Refunds Total',
      orderId: 'Order ID',
      status: 'Order Payment State',
      currency: 'Currency'
    },
    lineItems: 'once'
  },
  {
    id: 'quickbooks_transaction_report',
    signs: [
      'Date|Transaction Type|Num|Name|Amount|Balance',
      'Transaction date|Transaction type|Num|Name|Amount|Balance'
    ],
    roles: {
      customer: 'Name',
      name: 'Name',
      date: 'Date|Transaction date',
      amount: 'Amount',
      orderId: 'Num',
      status: 'Transaction Type'
    },
    lineItems: 'sum'
  },
  {
    id: 'xero_invoices_export',
    signs: [
      'ContactName|EmailAddress|InvoiceNumber|InvoiceDate|DueDate|Total|LineAmount|UnitAmount|AccountCode|InvoiceAmountPaid',
      'ContactName|EmailAddress|InvoiceNumber|InvoiceDate|DueDate|InventoryItemCode|UnitAmount|AccountCode|TaxType|TrackingName1'
    ],
    roles: {
      customer: 'EmailAddress|ContactName',
      email: 'EmailAddress',
      name: 'ContactName',
      date: 'InvoiceDate',
      amount: 'Total|LineAmount',
      orderId: 'InvoiceNumber',
      status: 'Status',
      quantity: 'Quantity',
      unitPrice: 'UnitAmount',
      currency: 'Currency'
    },
    lineItems: 'once',
    lineAmounts: 'LineAmount',
    types: 'Type'
  },
  {
    id: 'gumroad_sales',
    signs: [
      'Purchase ID|Item Name|Buyer Name|Purchase Email|Purchase Date|Subtotal ($)|Sale Price ($)|Fees ($)|Net Total ($)|Refunded?|Fully Refunded?'
    ],
    roles: {
      customer: 'Purchase Email|Buyer Name',
      email: 'Purchase Email',
      name: 'Buyer Name',
      date: 'Purchase Date',
      amount: 'Sale Price ($)',
      refund: 'Partial Refund ($)',
      orderId: 'Purchase ID',
      quantity: 'Quantity'
    },
    lineItems: 'sum'
  },
  {
    id: 'tiktok_shop_orders',
    signs: [
      'Order ID|Order Status|SKU ID|Seller SKU|Quantity|SKU Subtotal After Discount|Fulfillment Type|Warehouse Name'
    ],
    roles: {
      amount: 'SKU Subtotal After Discount',
      orderId: 'Order ID',
      status: 'Order Status',
      quantity: 'Quantity'
    },
    lineItems: 'sum'
  }
];

const split = (headings: string): string[] => headings.split('|').map(normaliseHeading);

const FINGERPRINTS = PLATFORMS.flatMap((platform) =>
  platform.signs.map((signs) => ({ platform, signs: [...new Set(split(signs))] }))
);

/** Share of a layout's headings that a table must have to be taken for it. */
const RECOGNISED = 0.8;

/**
 * The platform whose layout the headings have, or null: at least 80% of the
 * headings that give it away; the best match where several fit.
 */
export function recognisePlatform(headings: readonly string[]): Platform | null {
  const present = new Set(headings.map(normaliseHeading));
  let best: Platform | null = null;
  let bestScore = 0;
  for (const { platform, signs } of FINGERPRINTS) {
    const found = signs.reduce((count, sign) => count + (present.has(sign) ? 1 : 0), 0);
    const share = found / signs.length;
    // Of two layouts with equal shares, the one with more headings says more.
    const score = share + found / 1000;
    if (share >= RECOGNISED && score > bestScore) {
      best = platform;
      bestScore = score;
    }
  }
  return best;
}

/** Columns of the headings listed, in the order of the list. */
export function columnsNamed(list: string | undefined, headings: readonly string[]): number[] {
  if (list === undefined) return [];
  const keys = headings.map(normaliseHeading);
  const columns = split(list).map((key) => keys.indexOf(key));
  return [...new Set(columns)].filter((column) => column >= 0);
}

/** Every heading that gives a platform away, for recognising a heading row. */
export const PLATFORM_HEADINGS: ReadonlySet<string> = new Set(
  FINGERPRINTS.flatMap(({ signs }) => signs)
);
