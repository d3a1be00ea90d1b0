import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedIndices } from '../../../src/core/customers/ascending';
import { nameRanks } from '../../../src/core/customers/name-ranks';
import { SeededRandom } from '../../../src/core/math/random';

describe('sortedIndices', () => {
  const numbers = fc.oneof(
    fc.double(),
    fc.constantFrom(0, -0, NaN, 1, 1, -1, Infinity, -Infinity, 5e-324, -5e-324),
    fc.integer({ min: -3, max: 3 })
  );

  it('is the order that a stable sort by size gives, either way, with what is not known last', () => {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 60 }), fc.boolean(), (values, descending) => {
        const sign = descending ? -1 : 1;
        const known = values.flatMap((value, i) => (Number.isNaN(value) ? [] : [i]));
        known.sort((i, j) => {
          const [one, other] = [values[i] ?? 0, values[j] ?? 0];
          return one === other ? i - j : one < other ? -sign : sign;
        });
        const blank = values.flatMap((value, i) => (Number.isNaN(value) ? [i] : []));
        expect([...sortedIndices(Float64Array.from(values), descending)]).toEqual([
          ...known,
          ...blank
        ]);
      })
    );
  });

  it('reads a stretch of longer columns too', () => {
    const column = Float64Array.of(9, 3, 1, 2, 0);
    expect([...sortedIndices(column.subarray(1, 4))]).toEqual([1, 2, 0]);
  });
});

describe('nameRanks', () => {
  /** Numbers within names as tall as the longest: then their texts are in order as well. */
  const padded = (name: string): string =>
    name.replace(/[0-9]+/g, (digits) => digits.padStart(12, '0'));
  const ranksByTexts = (names: readonly string[]): number[] => {
    const texts = names.map(padded);
    const sorted = [...texts].sort();
    return texts.map((text) => sorted.indexOf(text));
  };

  it('is the order of the texts, numbers within them by size, equal names with one place', () => {
    const part = fc.constantFrom('a', 'b', 'customer-', '@', ' ', 'ա', 'ی', '0', '7', '10', '099');
    const name = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (names) => {
        expect([...nameRanks(names)]).toEqual(ranksByTexts(names));
      })
    );
  });

  it('holds for thousands of names that begin alike', () => {
    const random = new SeededRandom(5);
    const numbers = Array.from({ length: 6000 }, () => Math.floor(1e6 * random.uniform()));
    const names = numbers.map((n) => `customer-of-the-tea-house-${n}@example.org`);
    const sorted = [...numbers].sort((a, b) => a - b);
    const first = new Map<number, number>();
    sorted.forEach((n, i) => first.has(n) || first.set(n, i));
    expect([...nameRanks(names)]).toEqual(numbers.map((n) => first.get(n)));
  });

  it.each([
    ['fa', 'پریسا بابک ژاله یاسمن کامران گلی لاله چمن حمید زهرا سارا تارا قاسم هما وحید'],
    ['hy', 'զարուհի արամ եւա էդգար ըղձուհի ծովինար կարեն ճուղուրյան շուշան ջուլիետա րաֆֆի ֆելիքս'],
    ['en', 'zoe adam mary bob']
  ])('has names in the order of their alphabet: %s', (language, words) => {
    const names = words.split(' ');
    const { compare } = new Intl.Collator(language);
    const sorted = [...names].sort(compare);
    expect([...nameRanks(names)]).toEqual(names.map((name) => sorted.indexOf(name)));
  });
});
