/** Proper names of platforms, by the first part of a recognised format's key. Names are not translated. */
const NAMES: Readonly<Record<string, string>> = {
  amazon: 'Amazon',
  bigcommerce: 'BigCommerce',
  clover: 'Clover',
  ebay: 'eBay',
  etsy: 'Etsy',
  gumroad: 'Gumroad',
  lightspeed: 'Lightspeed',
  paypal: 'PayPal',
  quickbooks: 'QuickBooks',
  shopify: 'Shopify',
  square: 'Square',
  squarespace: 'Squarespace',
  stripe: 'Stripe',
  tiktok: 'TikTok Shop',
  toast: 'Toast',
  wix: 'Wix',
  woocommerce: 'WooCommerce',
  xero: 'Xero'
};

/**
 * Name of the platform whose export was recognised, or null for a general form.
 * @example platformName('shopify_orders') === 'Shopify'
 */
export function platformName(key: string | null): string | null {
  if (key === null) return null;
  if (key === 'fa_woocommerce_parsidate') return 'WooCommerce';
  return NAMES[key.split('_')[0] ?? ''] ?? null;
}

/** Platforms whose exports do not name the customer, and one whose headings differ from shop to shop. */
const NOT_PROMISED: ReadonlySet<string> = new Set(['amazon', 'clover', 'lightspeed', 'tiktok']);

/** Names for the list of what works: exports that are recognised and can tell who came back. */
export const PLATFORM_NAMES: readonly string[] = Object.entries(NAMES)
  .filter(([key]) => !NOT_PROMISED.has(key))
  .map(([, name]) => name);
