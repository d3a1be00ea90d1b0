/** The texts in the file, in the language of whoever tries it; each list has the length that the English one has. */
export interface SampleTexts {
  headings: {
    channel: string;
    category: string;
    product: string;
    coupon: string;
    payment: string;
    city: string;
  };
  channels: readonly string[];
  /** Of coffee, tea, things to make them with, presents. */
  categories: readonly string[];
  /** Three of each category, in the order of the categories. */
  products: readonly string[];
  coupons: readonly string[];
  payments: readonly string[];
  cities: readonly string[];
}

export const ENGLISH_TEXTS: SampleTexts = {
  headings: {
    channel: 'Channel',
    category: 'Category',
    product: 'Product',
    coupon: 'Discount code',
    payment: 'Payment method',
    city: 'City'
  },
  channels: ['Web shop', 'Instagram', 'Store'],
  categories: ['Coffee', 'Tea', 'Accessories', 'Gifts'],
  products: [
    'House blend',
    'Espresso beans',
    'Decaf beans',
    'Earl Grey',
    'Green tea',
    'Herbal mix',
    'Filter papers',
    'Hand grinder',
    'Glass teapot',
    'Gift box',
    'Tasting set',
    'Two mugs'
  ],
  coupons: ['WELCOME10', 'SPRING'],
  payments: ['Card', 'Transfer', 'Cash'],
  cities: ['Northport', 'Riverton', 'Hillcrest', 'Lakeside', 'Oldtown', 'Westfield']
};
