/** Layouts of payment services and marketplaces. */
import type { Platform } from './platform';

export const MARKET_PLATFORMS: readonly Platform[] = [
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
    lineItems: 'sum',
    types: 'Mode'
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
    adjusted: 'Adjusted Order Total',
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
    types: 'Type|Balance Impact',
    words: 'debit=not-an-order|credit=ok|memo=not-an-order',
    refundOf: { sale: 'Reference Txn ID', id: 'Transaction ID' }
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
    types: 'Typ|Beschreibung|Auswirkung auf Guthaben',
    words: 'soll=not-an-order|haben=ok|memo=not-an-order',
    refundOf: { sale: 'Zugehöriger Transaktionscode', id: 'Transaktionscode' }
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
    // An order of several items has a row that sums them up before theirs: the largest amount is its total.
    lineItems: 'once'
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
    id: 'tiktok_shop_orders',
    signs: [
      'Order ID|Order Status|SKU ID|Seller SKU|Quantity|SKU Subtotal After Discount|Fulfillment Type|Warehouse Name'
    ],
    roles: {
      customer: 'Buyer Username|Phone #|Recipient',
      phone: 'Phone #',
      name: 'Recipient',
      date: 'Created Time|Paid Time',
      amount: 'SKU Subtotal After Discount',
      orderId: 'Order ID',
      status: 'Order Status',
      quantity: 'Quantity'
    },
    lineItems: 'sum'
  }
];
