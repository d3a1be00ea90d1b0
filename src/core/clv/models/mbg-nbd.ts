/**
 * MBG/NBD (CBG/NBD with Hoppe & Wagner): as BG/NBD, but a customer may leave
 * after the first transaction already, so that P(alive) of one-time buyers
 * falls with their silence. What the page shows for each customer.
 *
 * Sources: Batislam, Denizel & Filiztekin (2007), "Empirical Validation and
 * Comparison of Models for Customer Base Analysis", IJRM 24; Hoppe & Wagner
 * (2007), "Customer Base Analysis: The Case for a Central Variant of the
 * Betageometric/NBD Model", Marketing JRM 3.
 */
import { betaGeometricModel } from './beta-geometric-model';

/**
 * MBG/NBD as one of the models of lifetime. A new customer has stayed beyond
 * the first transaction with chance b/(a + b), and p ~ Beta(a, b + 1) then.
 * @example mbgNbd.prospect({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
 *   { x: 0, tx: 0, T: 38.86 }).pAlive = 0.3897
 */
export const mbgNbd = betaGeometricModel('MBG/NBD', 1);
