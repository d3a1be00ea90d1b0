/**
 * What the shop's own past teaches of the models' totals: where they were too
 * low in the holdouts they are likely too low again, and where they were off
 * by more than chance they can be off again.
 */
import type { ForecasterName } from '../../schema/forecast';
import type { HoldoutOrigin } from './holdout';

/** Spread of ln(actual ÷ expected) between the holdouts of one shop, besides what counts do by chance. */
const BETWEEN_HOLDOUTS = 0.04;
/** What each holdout counts beside the one after it: its model knew less of the shop, and it is longer ago. */
const OLDER = 0.5;
/** Spread of ln(actual ÷ expected) among the shops that change: simulated ones that die or grow are off by 0.05 to 0.2. */
const AMONG_CHANGING = 0.15;
/** Chance that a shop changes, before any holdout. From 0.5 to 0.7 simulated shops are forecast equally well. */
const CHANGING = 0.6;
/** A level nearer to 1 than this is none: next to the interval it is nothing that an owner need read about. */
const LEAST = 0.01;
/** Of its logarithm: holdouts that were off by more saw a change that the fit to all that is known has seen too. */
const MOST = 0.3;

/** What the holdouts teach of the totals of a forecaster. */
export interface Level {
  /** Factor for the totals, above 0; null where there is nothing to learn. */
  factor: number | null;
  /** Variance of ln(actual ÷ expected) that is left, besides that of parameters and customers: of totals with the factor, and of totals without it. */
  doubt: number;
  doubtWithout: number;
}

/** Before any holdout: of shops like it so many change by so much. On simulated ones that no model fits, intervals without this doubt held in 72 of 100. */
const UNCHECKED = CHANGING * AMONG_CHANGING ** 2;
const NO_LEVEL: Level = { factor: null, doubt: UNCHECKED, doubtWithout: UNCHECKED };

/**
 * The factor for the totals of a forecaster, and how sure it is. Of a shop
 * that is what the models say, ln(actual ÷ expected) is 0; of one that changes
 * it is normal around 0 with spread τ = 0.15; a shop is one that changes with
 * chance c = 0.6. The holdouts show the mean m of it, each by its precision and
 * the older one by half of that, with variance s² of chance. By Bayes' theorem
 * the shop changes with odds
 *
 *   c/(1 − c) · √(s²/(s² + τ²)) · exp(m²/2 · (1/s² − 1/(s² + τ²))),
 *
 * then normally around m τ²/(s² + τ²) with variance s² τ²/(s² + τ²). The factor
 * has the mean of both cases for its logarithm, and what is left is their
 * variance: a shop that was foreseen well is believed to be foreseen well
 * again, one that was not gets wider intervals. Without a holdout the odds are
 * those from before any: no factor, and a doubt of c τ². The factor is never
 * beyond e^±0.3.
 *
 * What chance does to a total is read from the customers: its variance is
 * Σ (actual − expected)² over them, large where a few buy most.
 *
 * Source: a spike and a slab, Mitchell & Beauchamp (1988), "Bayesian Variable
 * Selection in Linear Regression", JASA 83. On simulated shops of five kinds
 * it forecasts as well as a threshold on m, and unlike one it tells how sure
 * it is.
 * @param origins the oldest first
 * @example 2,000 orders where 1,800 were expected, twice, of 1,500 customers off by 1.5 each → 1.10
 */
export function levelOf(origins: readonly HoldoutOrigin[], name: ForecasterName): Level {
  let sum = 0;
  let weights = 0;
  let squares = 0;
  origins.forEach((origin, i) => {
    // Where the forecaster could not be fitted the holdout says nothing of it.
    const total = origin.expected[name]?.at(-1);
    if (total === undefined) return;
    // Half an order more, that none in a small holdout does not speak of a level of 0.
    const actual = (origin.actual.at(-1) ?? 0) + 0.5;
    const expected = total + 0.5;
    const chance = origin.customers * (origin.rootMeanSquare[name] ?? 0) ** 2 + 0.5;
    const variance = BETWEEN_HOLDOUTS ** 2 + chance / expected ** 2;
    const weight = OLDER ** (origins.length - 1 - i) / variance;
    sum += weight * Math.log(actual / expected);
    weights += weight;
    squares += weight * weight * variance;
  });
  if (weights === 0) return NO_LEVEL;
  const mean = sum / weights;
  const noise = squares / weights ** 2;
  const either = AMONG_CHANGING ** 2 + noise;
  const evidence = (mean ** 2 / 2) * (1 / noise - 1 / either) + Math.log(noise / either) / 2;
  const changes = 1 / (1 + ((1 - CHANGING) / CHANGING) * Math.exp(-evidence));
  const shift = Math.min(MOST, Math.max(-MOST, (mean * AMONG_CHANGING ** 2) / either));
  const spread = (noise * AMONG_CHANGING ** 2) / either;
  const factor = Math.exp(changes * shift);
  const doubtWithout = changes * (spread + shift ** 2);
  return {
    factor: Math.abs(factor - 1) < LEAST ? null : factor,
    doubt: doubtWithout - (changes * shift) ** 2,
    doubtWithout
  };
}
