import type { Formatter } from '../formatter';
import type { QuickFault, QuickField } from '../../core/calculator/quick';

const fields = {
  start: 'Customers at the start',
  end: 'Customers at the end',
  new: 'New customers in between',
  customers: 'Customers who bought',
  repeat: 'Of these, bought twice or more',
  orderValue: 'Average order value',
  ordersPerYear: 'Orders a year per customer',
  margin: 'Gross margin',
  retention: 'Customers kept per year',
  acquisitionCost: 'Spent on winning customers',
  newCustomers: 'Customers won',
  retentionCost: 'Spent on keeping customers',
  keptCustomers: 'Customers kept'
} satisfies Record<QuickField, string>;

export const calculator = (f: Formatter) => ({
  title: 'Quick calculator',
  lead: 'A few numbers, no file. What you type stays in the address of this page, so a link brings it back.',
  back: 'Start',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  linkNotCopied: 'The link could not be copied. You can copy it from the address bar.',
  clear: 'Clear',
  clearAll: 'Clear all fields',
  example: 'Fill in an example',
  waiting: 'Fill in the fields to see the answer.',
  notANumber: 'Not a number. Type for example 500 or 12.5.',
  optionalPercent: 'e.g. 40%',
  perYear: 'a year',
  fields,
  retention: {
    title: 'Retention and churn',
    gloss: 'Of the customers you had, how many are still with you?',
    rate: 'Retention rate',
    churn: 'Churn rate',
    formula: '(customers at the end − new customers) ÷ customers at the start',
    churnFormula: '1 − retention rate',
    numbers: (n: { start: number; end: number; new: number; rate: number }) =>
      `(${f.integer(n.end)} − ${f.integer(n.new)}) ÷ ${f.integer(n.start)} = ${f.percent(n.rate)}`,
    sentence: (n: { kept: number; start: number; lost: number }) =>
      `${f.integer(n.kept)} of ${f.integer(n.start)} customers stayed, ${f.integer(n.lost)} left.`
  },
  repeat: {
    title: 'Repeat purchase rate',
    gloss: 'How many of your customers bought more than once?',
    rate: 'Repeat purchase rate',
    formula: 'customers with two or more orders ÷ all customers who bought',
    numbers: (n: { repeat: number; customers: number; rate: number }) =>
      `${f.integer(n.repeat)} ÷ ${f.integer(n.customers)} = ${f.percent(n.rate)}`
  },
  lifetimeValue: {
    title: 'Customer lifetime value',
    gloss: 'What a customer earns you in all the years they stay, before your fixed costs.',
    value: 'Lifetime value',
    formula: 'order value × orders a year × gross margin × years as a customer',
    lifetimeFormula: 'years as a customer = 1 ÷ (1 − share kept per year)',
    numbers: (n: {
      orderValue: number;
      ordersPerYear: number;
      margin: number;
      years: number;
      value: number;
    }) =>
      `${f.decimal(n.orderValue, 2)} × ${f.decimal(n.ordersPerYear, 2)} × ${f.percent(n.margin)} × ${f.decimal(n.years, 2)} = ${f.decimal(n.value, 2)}`,
    lifetimeNumbers: (n: { retention: number; years: number }) =>
      `1 ÷ (1 − ${f.percent(n.retention)}) = ${f.decimal(n.years, 2)}`,
    years: (years: number) =>
      f.plural(years, {
        one: `${f.decimal(years, 1)} year`,
        other: `${f.decimal(years, 1)} years`
      }),
    yearsLabel: 'Expected time as a customer'
  },
  costs: {
    title: 'Winning against keeping',
    gloss: 'What one more customer costs you, new or kept, over the same months.',
    perNew: 'To win one customer',
    perKept: 'To keep one customer',
    ratio: (ratio: number) => `Winning costs ${f.decimal(ratio, 1)} times as much as keeping.`,
    keepingFree: 'Keeping cost nothing, so there is no ratio.',
    formula: 'spent on winning ÷ customers won; spent on keeping ÷ customers kept',
    numbers: (n: {
      acquisitionCost: number;
      newCustomers: number;
      costPerNew: number;
      retentionCost: number;
      keptCustomers: number;
      costPerKept: number;
    }) =>
      `${f.decimal(n.acquisitionCost, 2)} ÷ ${f.integer(n.newCustomers)} = ${f.decimal(n.costPerNew, 2)}; ${f.decimal(n.retentionCost, 2)} ÷ ${f.integer(n.keptCustomers)} = ${f.decimal(n.costPerKept, 2)}`,
    claim:
      'Often quoted: 5 to 25 times. That is an average of other shops; the figure above is yours.'
  },
  fault: (fault: QuickFault): string => {
    switch (fault.code) {
      case 'negative':
        return 'This cannot be less than zero.';
      case 'not-whole':
        return 'Customers are counted in whole numbers.';
      case 'zero':
        return 'This must be more than zero.';
      case 'above-one':
        return `This cannot be more than ${f.percent(1, 0)}.`;
      case 'new-above-end':
        return `There cannot be more new customers (${f.integer(fault.new)}) than customers at the end (${f.integer(fault.end)}): the new ones are among them.`;
      case 'kept-above-start':
        return `At the end ${f.integer(fault.kept)} customers are not new, but there were only ${f.integer(fault.start)} at the start. Count customers who returned after leaving as new, or check the numbers.`;
      case 'repeat-above-customers':
        return `More customers came back (${f.integer(fault.repeat)}) than bought at all (${f.integer(fault.customers)}).`;
      case 'kept-for-ever':
        return `With ${f.percent(1, 0)} kept, nobody ever leaves and the value has no end. Use a share below ${f.percent(1, 0)}.`;
    }
  }
});
