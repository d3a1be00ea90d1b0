/**
 * BG/NBD: while alive a customer buys at random at a rate λ ~ Gamma(r, α), and
 * leaves after each repeat transaction with chance p ~ Beta(a, b).
 *
 * Source: Fader, Hardie & Lee (2005), "'Counting Your Customers' the Easy Way:
 * An Alternative to the Pareto/NBD Model", Marketing Science 24(2). Equation 6
 * is the likelihood, 8 the distribution of counts, 9 and 10 the expectations.
 *
 * In this model nobody leaves at the first transaction, so that P(alive) of
 * every one-time buyer is 1. {@link aliveAfterFirst} is the form in which they
 * can have left; MBG/NBD is the model that is made that way.
 */
import { betaGeometricModel, valuesOf, type BetaGeometricParameters } from './beta-geometric-model';
import { aliveProbability } from './beta-geometric-rows';
import { checkHistory, type History } from './rows';

/**
 * BG/NBD as one of the models of lifetime.
 * @example bgNbd.prospect({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
 *   { x: 2, tx: 30.43, T: 38.86 }).expected(39) = 1.226
 */
export const bgNbd = betaGeometricModel('BG/NBD', 0);

/**
 * P(alive) in the form of MBG/NBD, with drop-out possible after the first
 * transaction too: 1/(1 + a/(b+x) ((α+T)/(α+t_x))^(r+x)). With parameters of
 * BG/NBD it is a lower bound for display, not a probability under that model.
 *
 * Source: Batislam, Denizel & Filiztekin (2007), "Empirical Validation and
 * Comparison of Models for Customer Base Analysis", IJRM 24.
 * @returns in [0, 1]; below 1 for one-time buyers
 * @throws RangeError for a history that cannot be.
 * @example with the parameters above and x 0, T 38.86: 0.3897 under those of MBG/NBD
 */
export function aliveAfterFirst(parameters: BetaGeometricParameters, history: History): number {
  checkHistory(history);
  return aliveProbability(valuesOf(parameters), history.x, history.tx, history.T, 1);
}
