/** Where two values differ, numbers compared to 1e-9 of their size; null where they agree. */
export function differenceAt(actual: unknown, expected: unknown): string | null {
  const found = differenceWithin(actual, expected);
  return found === null ? null : `$${found}`;
}

/** The path grows on the way back, since most values agree. */
function differenceWithin(actual: unknown, expected: unknown): string | null {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const near = Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    return near ? null : `: ${actual}, expected ${expected}`;
  }
  if (isRecord(actual) && isRecord(expected)) {
    const keys = new Set([...Object.keys(actual), ...Object.keys(expected)]);
    for (const key of keys) {
      const found = differenceWithin(actual[key], expected[key]);
      if (found !== null) return `.${key}${found}`;
    }
    return null;
  }
  return Object.is(actual, expected)
    ? null
    : `: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
