/** Damage as files meet it on their way: for tests that ask only that nothing breaks. */

/** Mulberry32: 32 bits of state are plenty for a fixture. */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Bytes = Uint8Array<ArrayBuffer>;

function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Text by one byte for each character, so that any bytes can be edited as text. */
const asText = (bytes: Uint8Array): string =>
  Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, i) =>
    String.fromCharCode(...bytes.subarray(i * 4096, (i + 1) * 4096))
  ).join('');
const asBytes = (text: string): Bytes =>
  Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 255);

type Draw = () => number;
type Mutation = (bytes: Bytes, draw: Draw, other: Uint8Array) => Bytes;

const upTo = (draw: Draw, n: number): number => Math.floor(draw() * (n + 1));

function withLines(edit: (lines: string[], draw: Draw) => string[]): Mutation {
  return (bytes, draw) => asBytes(edit(asText(bytes).split('\n'), draw).join('\n'));
}

/** What can befall a file, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'bytes flipped': (bytes, draw) => {
    const copy = bytes.slice();
    for (let i = upTo(draw, 8); i >= 0; i--) copy[upTo(draw, copy.length - 1)] = upTo(draw, 255);
    return copy;
  },
  'bits flipped': (bytes, draw) => {
    const copy = bytes.slice();
    for (let i = upTo(draw, 8); i >= 0; i--) {
      const at = upTo(draw, copy.length - 1);
      copy[at] = (copy[at] ?? 0) ^ (1 << upTo(draw, 7));
    }
    return copy;
  },
  'cut at its end': (bytes, draw) => bytes.slice(0, upTo(draw, bytes.length)),
  'cut at its start': (bytes, draw) => bytes.slice(upTo(draw, bytes.length)),
  'a stretch cut out': (bytes, draw) => {
    const from = upTo(draw, bytes.length);
    return concat(bytes.subarray(0, from), bytes.subarray(from + upTo(draw, 400)));
  },
  doubled: (bytes) => concat(bytes, bytes),
  'a stretch doubled': (bytes, draw) => {
    const from = upTo(draw, bytes.length);
    const to = from + upTo(draw, 400);
    return concat(bytes.subarray(0, to), bytes.subarray(from));
  },
  'another file below': (bytes, _, other) => concat(bytes, bytesOf('\n'), other),
  'marks inserted': (bytes, draw) => {
    const marks = [
      '"',
      '""',
      "'",
      '\\"',
      ',',
      ';',
      '\t',
      '\n',
      '\r',
      '\r\n',
      ' "',
      '\ufeff',
      '\0',
      '۱',
      '،'
    ];
    let whole = bytes;
    for (let i = upTo(draw, 4); i >= 0; i--) {
      const at = upTo(draw, whole.length);
      const mark = marks[upTo(draw, marks.length - 1)] ?? '';
      whole = concat(whole.subarray(0, at), bytesOf(mark), whole.subarray(at));
    }
    return whole;
  },
  'other line ends': (bytes, draw) => {
    const ends = ['\n', '\r\n', '\r', '\n\n', '\n\r'];
    const each = draw() < 0.5;
    const one = ends[upTo(draw, ends.length - 1)] ?? '\n';
    return asBytes(
      asText(bytes).replace(/\r?\n/g, () => (each ? (ends[upTo(draw, 4)] ?? '\n') : one))
    );
  },
  'lines shuffled': withLines((lines, draw) => {
    const copy = [...lines];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = upTo(draw, i);
      [copy[i], copy[j]] = [copy[j] ?? '', copy[i] ?? ''];
    }
    return copy;
  }),
  'lines dropped': withLines((lines, draw) => {
    const share = draw();
    return lines.filter(() => draw() > share);
  }),
  'a column dropped': withLines((lines, draw) => {
    const column = upTo(draw, 8);
    const delimiter = [',', ';', '\t'][upTo(draw, 2)] ?? ',';
    return lines.map((line) =>
      line
        .split(delimiter)
        .filter((_, i) => i !== column)
        .join(delimiter)
    );
  }),
  'cells emptied': withLines((lines, draw) =>
    lines.map((line) =>
      line
        .split(',')
        .map((cell) => (draw() < 0.1 ? '' : cell))
        .join(',')
    )
  ),
  'cells exchanged': withLines((lines, draw) =>
    lines.map((line) => {
      if (draw() > 0.2) return line;
      const cells = line.split(',');
      return cells.map(() => cells[upTo(draw, cells.length - 1)] ?? '').join(',');
    })
  ),
  'the head gone': withLines((lines, draw) => lines.slice(1 + upTo(draw, 3))),
  'junk on top': (bytes, draw) =>
    concat(
      Uint8Array.from({ length: upTo(draw, 60) }, () => 32 + upTo(draw, 94)),
      bytesOf('\n'),
      bytes
    ),
  'another delimiter': (bytes, draw) => {
    const to = [';', '\t', '|', ','][upTo(draw, 3)] ?? ';';
    return asBytes(asText(bytes).replaceAll(',', to));
  },
  'as UTF-16 in part': (bytes, draw) => {
    const at = upTo(draw, bytes.length);
    const tail = asText(bytes.subarray(at));
    const wide = Uint8Array.from({ length: tail.length * 2 }, (_, i) =>
      i % 2 === 0 ? tail.charCodeAt(i / 2) & 255 : 0
    );
    return concat(bytes.subarray(0, at), wide);
  },
  'another encoding in part': (bytes, draw) => {
    const at = upTo(draw, bytes.length);
    const latin = Uint8Array.from({ length: 40 }, () => 128 + upTo(draw, 127));
    return concat(bytes.subarray(0, at), latin, bytes.subarray(at));
  }
};

const NAMES = Object.keys(MUTATIONS);

/** A file after one to three mishaps, and their names. */
export function mutate(
  bytes: Bytes,
  other: Uint8Array,
  draw: () => number
): { bytes: Bytes; mishaps: string[] } {
  let whole = bytes;
  const mishaps: string[] = [];
  for (let i = upTo(draw, 2); i >= 0; i--) {
    const name = NAMES[upTo(draw, NAMES.length - 1)] ?? '';
    mishaps.push(name);
    whole = MUTATIONS[name]?.(whole, draw, other) ?? whole;
  }
  return { bytes: whole, mishaps };
}
