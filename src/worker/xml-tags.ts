/** Start tags of XML that programs write: enough for lists of parts and styles, where order does not matter. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'"
};

/**
 * The start tags of a name, whatever their prefix, as written.
 * @example startTags('<x:sheet name="A"/>', 'sheet') // ['<x:sheet name="A"/>']
 */
export function startTags(xml: string, name: string): string[] {
  // Attributes may hold a ">" of their own.
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>`, 'g');
  return xml.match(tag) ?? [];
}

/**
 * Value of an attribute, whatever its prefix, with its entities decoded; '' where it is absent.
 * @example attributeOf('<sheet name="R&amp;D" r:id="rId1">', 'id') // 'rId1'
 */
export function attributeOf(tag: string, name: string): string {
  const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return decodeEntities(found?.[1] ?? found?.[2] ?? '');
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
