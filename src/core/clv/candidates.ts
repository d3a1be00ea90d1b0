/** The models that can forecast a shop's orders, each behind the same face. */
import { bgNbd } from './bg-nbd';
import type { FitResult } from './fit';
import type {
  Horizon,
  LifetimeModel,
  LifetimeModelName,
  Prospect,
  RowForecast
} from './lifetime-model';
import { mbgNbd } from './mbg-nbd';
import { paretoNbd } from './pareto-nbd';
import { regularBuying } from './regular-buying';
import type { History, TransactionRows } from './rows';

/** A model with the parameters that it was fitted to, whatever they are called. */
export interface FittedModel {
  name: LifetimeModelName;
  /** Parameters by name, as the results file gives them. */
  parameters: Readonly<Record<string, number>>;
  fit: Extract<FitResult<unknown>, { status: 'fitted' }>;
  forecast(rows: TransactionRows, horizon: Horizon): RowForecast;
  prospect(history: History): Prospect;
  newCustomer(): Prospect;
}

type Fitter = (rows: TransactionRows) => FittedModel | null;

function fitterOf<P extends object>(model: LifetimeModel<P>): Fitter {
  return (rows) => {
    const fit = model.fit(rows);
    if (fit.status !== 'fitted') return null;
    const { parameters } = fit;
    return {
      name: model.name,
      parameters: Object.fromEntries(Object.entries(parameters)),
      fit,
      forecast: (of, horizon) => model.forecast(parameters, of, horizon),
      prospect: (history) => model.prospect(parameters, history),
      newCustomer: () => model.newCustomer(parameters)
    };
  };
}

const FITTERS: readonly Fitter[] = [
  fitterOf(bgNbd),
  fitterOf(mbgNbd),
  fitterOf(paretoNbd),
  fitterOf(regularBuying)
];

/** MBG/CNBD-1 is MBG/NBD over again. */
const isDouble = ({ name, parameters }: FittedModel): boolean =>
  name === 'MBG/CNBD-k' && parameters.k === 1;

/**
 * All models fitted to the same customers; those that the data give nothing to
 * fit on are missing, and so are those whose search did not end.
 * @example fitAll(rowsOf(transactionsOf(table, end))).map(({ name }) => name)
 */
export function fitAll(rows: TransactionRows): FittedModel[] {
  return FITTERS.map((fit) => fit(rows)).filter(
    (model): model is FittedModel =>
      model !== null &&
      model.fit.converged &&
      Number.isFinite(model.fit.logLikelihood) &&
      !isDouble(model)
  );
}
