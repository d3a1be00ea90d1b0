/**
 * The reference that every reader is measured against: a walk over the bytes
 * that minds quotes, touches the three columns it needs and nothing else,
 * interns customers by a hash of their bytes, and builds the per-customer
 * summary and the monthly cohort matrix. It knows the file's layout beforehand
 * and checks nothing, so it is a yardstick, not a product.
 */
const SLICE = 4 << 20;
const COMMA = 44;
const QUOTE = 34;
const NEWLINE = 10;
const POINT = 46;
const DATE_COLUMN = 1;
const CUSTOMER_COLUMN = 2;
const AMOUNT_COLUMN = 7;

/** Days since 1970-01-01, with years counted from March. */
function dayNumber(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const m = month > 2 ? month - 3 : month + 9;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    719469
  );
}

/** Day number of YYYY-MM-DD at an offset. No closure over the loop's index: it would slow the whole walk. */
function isoDay(bytes, at) {
  return dayNumber(
    (bytes[at] - 48) * 1000 +
      (bytes[at + 1] - 48) * 100 +
      (bytes[at + 2] - 48) * 10 +
      bytes[at + 3] -
      48,
    (bytes[at + 5] - 48) * 10 + bytes[at + 6] - 48,
    (bytes[at + 8] - 48) * 10 + bytes[at + 9] - 48
  );
}

function grown(array, Type) {
  const larger = new Type(array.length * 2);
  larger.set(array);
  return larger;
}

class Scan {
  customers = 0;
  orders = 0;
  revenue = 0;
  slots = new Int32Array(1 << 16).fill(-1);
  hashes = new Int32Array(1 << 14);
  first = new Int32Array(1 << 14);
  count = new Int32Array(1 << 14);
  sum = new Float64Array(1 << 14);
  orderCustomer = new Int32Array(1 << 16);
  orderDay = new Int32Array(1 << 16);

  /** Two 32-bit hashes would be safer; one is what the reference spends. */
  intern(hash) {
    let mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] >= 0) {
      if (this.hashes[this.slots[slot]] === hash) return this.slots[slot];
      slot = (slot + 1) & mask;
    }
    if (this.customers === this.hashes.length) {
      this.hashes = grown(this.hashes, Int32Array);
      this.first = grown(this.first, Int32Array);
      this.count = grown(this.count, Int32Array);
      this.sum = grown(this.sum, Float64Array);
    }
    if (this.customers * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2).fill(-1);
      mask = this.slots.length - 1;
      for (let c = 0; c < this.customers; c += 1) {
        let s = this.hashes[c] & mask;
        while (this.slots[s] >= 0) s = (s + 1) & mask;
        this.slots[s] = c;
      }
      slot = hash & mask;
      while (this.slots[slot] >= 0) slot = (slot + 1) & mask;
    }
    const customer = this.customers;
    this.slots[slot] = customer;
    this.hashes[customer] = hash;
    this.first[customer] = 0x7fffffff;
    this.customers += 1;
    return customer;
  }

  order(hash, day, amount) {
    const customer = this.intern(hash);
    if (this.orders === this.orderDay.length) {
      this.orderCustomer = grown(this.orderCustomer, Int32Array);
      this.orderDay = grown(this.orderDay, Int32Array);
    }
    this.orderCustomer[this.orders] = customer;
    this.orderDay[this.orders] = day;
    this.orders += 1;
    this.revenue += amount;
    this.count[customer] += 1;
    this.sum[customer] += amount;
    if (day < this.first[customer]) this.first[customer] = day;
  }

  /** Distinct customers by month of first order and month of order, as a checksum of the matrix. */
  cohortCells() {
    const monthOf = (day) => {
      const date = new Date(day * 86400000);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    };
    const months = new Map();
    const month = (day) => {
      let value = months.get(day);
      if (value === undefined) months.set(day, (value = monthOf(day)));
      return value;
    };
    const last = new Int32Array(this.customers).fill(-1);
    const cells = new Map();
    // The file is in the order of time, so a customer's month only ever grows.
    for (let i = 0; i < this.orders; i += 1) {
      const customer = this.orderCustomer[i];
      const at = month(this.orderDay[i]);
      if (last[customer] === at) continue;
      last[customer] = at;
      const key = month(this.first[customer]) * 100000 + at;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
    let checksum = 0;
    for (const [key, value] of cells) checksum = (checksum + (key % 9973) * value) % 1000000007;
    return checksum;
  }
}

/**
 * Walks the bytes of whole and half lines; returns where the last half line
 * begins. A function of its own, without await, so that the engine can
 * optimise it.
 */
function walk(bytes, state) {
  const length = bytes.length;
  let lineStart = 0;
  let column = 0;
  let hash = 0;
  let day = 0;
  let amount = 0;
  let i = 0;
  while (i < length) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      // To the closing quote; a doubled one opens again at once.
      i += 1;
      while (i < length && bytes[i] !== QUOTE) i += 1;
      i += 1;
    } else if (byte === COMMA) {
      column += 1;
      i += 1;
      if (column === CUSTOMER_COLUMN) {
        hash = 0x811c9dc5;
        while (i < length && bytes[i] !== COMMA) {
          hash = Math.imul(hash ^ bytes[i], 0x01000193);
          i += 1;
        }
        hash ^= hash >>> 15;
      } else if (column === DATE_COLUMN) {
        if (i + 10 < length) day = isoDay(bytes, i);
      } else if (column === AMOUNT_COLUMN) {
        let cents = 0;
        while (i < length && bytes[i] !== NEWLINE) {
          if (bytes[i] !== POINT) cents = cents * 10 + bytes[i] - 48;
          i += 1;
        }
        amount = cents / 100;
      }
    } else if (byte === NEWLINE) {
      state.order(hash, day, amount);
      column = 0;
      i += 1;
      lineStart = i;
    } else {
      i += 1;
    }
  }
  return lineStart;
}

async function scan(file) {
  const state = new Scan();
  let rest = new Uint8Array(0);
  let header = true;
  for (let at = 0; at < file.size; at += SLICE) {
    const slice = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    const from = header ? slice.indexOf(NEWLINE) + 1 : 0;
    header = false;
    const bytes = new Uint8Array(rest.length + slice.length - from);
    bytes.set(rest);
    bytes.set(slice.subarray(from), rest.length);
    rest = bytes.slice(walk(bytes, state));
  }
  return {
    customers: state.customers,
    orders: state.orders,
    revenue: state.revenue,
    cohorts: state.cohortCells()
  };
}

self.onmessage = async (event) => {
  try {
    self.postMessage({ result: await scan(event.data) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
