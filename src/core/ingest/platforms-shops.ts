/** Layouts of shop systems, tills and accounting programs. */
import type { Platform } from './platform';

export const SHOP_PLATFORMS: readonly Platform[] = [
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
      customer: 'Email (Billing)|Phone (Billing)|First Name (Billing)|Last Name (Billing)',
      email: 'Email (Billing)',
      phone: 'Phone (Billing)',
      name: 'First Name (Billing)',
      lastName: 'Last Name (Billing)',
      date: 'Order Date',
      amount: 'Order Total Amount|Order Line Total',
      refund: 'Order Refund Amount',
      orderId: 'Order Number',
      status: 'Order Status',
      quantity: 'Quantity',
      product: 'Name',
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
        'customer_email|billing_email|customer_id|billing_phone|billing_first_name|billing_last_name',
      email: 'billing_email|customer_email',
      phone: 'billing_phone|shipping_phone',
      name: 'billing_first_name',
      lastName: 'billing_last_name',
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
      name: 'billing_first_name',
      lastName: 'billing_last_name',
      date: 'date',
      amount: 'order_total',
      orderId: 'order_number_formatted|order_id',
      status: 'status'
    },
    lineItems: 'once'
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
      status: 'Fully Refunded?',
      refund: 'Partial Refund ($)',
      orderId: 'Purchase ID',
      quantity: 'Quantity'
    },
    lineItems: 'sum',
    words: 'true=refunded|yes=refunded|1=refunded|false=ok|no=ok|0=ok'
  },
  {
    id: 'shopify_customers',
    signs: [
      'First Name|Last Name|Email|Accepts Email Marketing|City|Phone|Total Spent|Total Orders|Note|Tax Exempt|Tags',
      'Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address City|Default Address Phone|Phone|Accepts SMS Marketing|Total Spent|Total Orders|Note|Tax Exempt|Tags'
    ],
    kind: 'customers',
    roles: {
      customer: 'Email|Phone|Default Address Phone',
      email: 'Email',
      phone: 'Phone|Default Address Phone',
      name: 'First Name',
      lastName: 'Last Name',
      city: 'City|Default Address City'
    },
    lineItems: 'sum'
  },
  {
    id: 'woocommerce_customers',
    signs: [
      'Name|Username|Last active|Sign Up|Email|Orders|Total spend|AOV|Country / Region|City|Region|Postal code',
      'Name|Username|Last active|Date registered|Email|Orders|Total spend|AOV|Country / Region|City|Region|Postal code'
    ],
    kind: 'customers',
    roles: {
      customer: 'Email|Name',
      email: 'Email',
      name: 'Name',
      joinDate: 'Sign Up|Date registered',
      city: 'City'
    },
    lineItems: 'sum'
  }
];
