/** Seeded random numbers: the same seed gives the same numbers on every device. */

const rotateLeft = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/** Four words from one number, by a counter and a mixing of its bits. */
function spread(seed: number): [number, number, number, number] {
  const word = (index: number): number => {
    let mixed = (seed + Math.imul(index, 0x9e3779b9)) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  return [word(1), word(2), word(3), word(4)];
}

/**
 * xoshiro128**, a generator of 32-bit numbers with period 2^128 − 1, and the
 * distributions drawn from it.
 *
 * Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47. A seed of one number is spread over the state by
 * a Weyl sequence and MurmurHash3's finaliser, a SplitMix of 32 bits.
 * @example new SeededRandom(1).uniform()
 */
export class SeededRandom {
  // In an array of its own: engines box the words of 32 bits that a field would hold.
  readonly #state: Int32Array;
  /** NaN where there is none: a number that is always one is kept in place, without a copy for each. */
  #spareNormal = NaN;

  /** @param seed a whole number, taken modulo 2^32, or the four words of the state, not all 0 */
  constructor(seed: number | readonly [number, number, number, number]) {
    const words = typeof seed === 'number' ? spread(seed) : seed;
    if (words.every((word) => word === 0)) throw new RangeError('the state must not be all 0');
    this.#state = Int32Array.from(words);
  }

  /** The next 32 bits, as a whole number from 0 to 2^32 − 1. */
  next(): number {
    const state = this.#state;
    const s0 = state[0] ?? 0;
    const s1 = state[1] ?? 0;
    const t2 = (state[2] ?? 0) ^ s0;
    const t3 = (state[3] ?? 0) ^ s1;
    state[0] = s0 ^ t3;
    state[1] = s1 ^ t2;
    state[2] = t2 ^ (s1 << 9);
    state[3] = rotateLeft(t3, 11);
    return Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
  }

  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -Math.log1p(-this.uniform());
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    const spare = this.#spareNormal;
    if (!Number.isNaN(spare)) {
      this.#spareNormal = NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spareNormal = y * scale;
      return x * scale;
    }
  }

  /**
   * Gamma with the given shape and scale 1.
   *
   * Source: Marsaglia & Tsang (2000), "A simple method for generating gamma
   * variables", ACM TOMS 26; shapes below 1 by their boost.
   * @throws RangeError where the shape is not above 0.
   */
  gamma(shape: number): number {
    if (!(shape > 0)) throw new RangeError(`shape must be above 0: ${shape}`);
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      const v = root * root * root;
      if (v <= 0) continue;
      const u = 1 - this.uniform();
      const square = x * x;
      // Below this the test with the logarithms is passed as well, as it is by 98 of 100.
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (Math.log(u) < 0.5 * square + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** Beta(a, b), in [0, 1]. */
  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x / (x + this.gamma(b));
  }
  /**
   * Poisson with the given mean.
   *
   * Source: Ahrens & Dieter (1974), "Computer methods for sampling from gamma,
   * beta, Poisson and binomial distributions", Computing 12: arrivals are
   * counted one by one where few are expected, else most of them are passed at
   * once, by the gamma time of one of them.
   * @throws RangeError where the mean is negative or not finite.
   */
  poisson(mean: number): number {
    if (!(mean >= 0) || mean === Infinity) throw new RangeError(`no Poisson mean: ${mean}`);
    let left = mean;
    let count = 0;
    while (left > 30) {
      const passed = Math.floor((7 / 8) * left);
      const time = this.gamma(passed);
      // The passed-th arrival came too late: the ones before it lie evenly in (0, time).
      if (time > left) return count + this.binomial(passed - 1, left / time);
      count += passed;
      left -= time;
    }
    const floor = Math.exp(-left);
    for (let product = this.uniform(); product > floor; product *= this.uniform()) count++;
    return count;
  }

  /** Successes of so many trials, each with the given chance in [0, 1]. */
  binomial(trials: number, chance: number): number {
    let successes = 0;
    for (let i = 0; i < trials; i++) if (this.uniform() < chance) successes++;
    return successes;
  }

  /**
   * Trials up to the first success, itself included: from 1 on, Infinity where
   * the chance is 0.
   */
  geometric(chance: number): number {
    if (chance >= 1) return 1;
    if (!(chance > 0)) return Infinity;
    return 1 + Math.floor(-this.exponential() / Math.log1p(-chance));
  }
}
