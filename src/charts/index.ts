/** Configurations and descriptions of the charts; Chart.js itself stays out of it. */
export { chart } from './attach';
export type { AnyConfiguration } from './configuration';
export {
  definitionPoints,
  definitionsChart,
  describeDefinitions,
  finalDate,
  pointLines,
  type DefinitionChoice
} from './definitions-chart';
export { lookFromStyles, type ChartLook, type StyleSource } from './look';
export { describeRetention, retentionChart } from './retention-chart';
export { customersChart, describeCustomers, describeRevenue, revenueChart } from './stacked-charts';
