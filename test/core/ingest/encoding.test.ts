import { describe, expect, it } from 'vitest';
import { detectEncoding, sniffBinary, surveyUtf8 } from '../../../src/core/ingest/encoding';
import type { EncodingId } from '../../../src/core/ingest/reading';
import { decode, encode } from './code-page-writer';

const found = (bytes: Uint8Array): EncodingId => detectEncoding(bytes, decode).encoding;

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))
    )
  );

/**
 * Short exports as shops of a country make them: headings, then rows. The
 * people are invented; the names are common ones of the country.
 */
const FILES: [language: string, encoding: EncodingId, text: string][] = [
  [
    'Persian with Arabic yeh and kaf',
    'windows-1256',
    'رديف;نام مشتري;تاريخ;مبلغ (تومان)\n1;مريم كريمي;1403/05/12;250000\n2;علي رضايي;1403/05/13;1200000\n'
  ],
  [
    'Persian with its own letters for p, ch, zh, g',
    'windows-1256',
    'شماره,مشتري,شهر\n1,پرويز گلچين,تهران\n2,ژاله چمني,اصفهان\n'
  ],
  [
    'Arabic',
    'windows-1256',
    'رقم الطلب,اسم العميل,التاريخ,المبلغ\n1,محمد عبد الله,2024-03-20,150\n2,فاطمة الزهراء,2024-03-21,90\n'
  ],
  [
    'Russian',
    'windows-1251',
    'Номер заказа;Покупатель;Дата;Сумма\n1;Иванова Мария;20.03.2024;1500,00\n2;Щукин Юрий;21.03.2024;990,50\n'
  ],
  [
    'Ukrainian',
    'windows-1251',
    'Замовлення;Клієнт;Сума\n1;Їжакевич Олена;500\n2;Ґонта Євген;700\n'
  ],
  [
    'German',
    'windows-1252',
    'Bestellnummer;Kunde;Straße;Betrag\n1;Jürgen Müller;Königsallee 5;19,90 €\n2;Käthe Groß;Ahornweg 2;5,00 €\n'
  ],
  [
    'French',
    'windows-1252',
    'N° commande;Client;Prénom;Montant\n1;Lefèvre;Hélène;19,90 €\n2;Benoît;François;5,00 €\n'
  ],
  [
    'Spanish',
    'windows-1252',
    'Pedido;Cliente;Dirección;Importe\n1;Núñez;María José;19,90\n2;Peña;Íñigo;5,00\n'
  ],
  [
    'Portuguese',
    'windows-1252',
    'Pedido;Cliente;Endereço\n1;João Gonçalves;São Paulo\n2;Inês Simões;Évora\n'
  ],
  ['Italian', 'windows-1252', 'Ordine;Cliente;Città\n1;Niccolò;Forlì\n2;Cantù;Perché no\n'],
  ['Swedish', 'windows-1252', 'Ordernr;Kund;Ort\n1;Åsa Sjögren;Malmö\n2;Pär Öberg;Västerås\n'],
  ['Danish', 'windows-1252', 'Ordre;Kunde;By\n1;Søren Kjær;Århus\n2;Åse Bøgh;Tønder\n'],
  [
    'Polish',
    'windows-1250',
    'Numer zamówienia;Klient;Miasto;Kwota\n1;Wiśniewska Małgorzata;Łódź;120,00 zł\n2;Dąbrowski;Gdańsk;80,00 zł\n'
  ],
  [
    'Czech',
    'windows-1250',
    'Číslo objednávky;Zákazník;Částka\n1;Dvořák Jiří;1200 Kč\n2;Růžičková Věra;800 Kč\n'
  ],
  ['Slovak', 'windows-1250', 'Objednávka;Zákazník\n1;Ľubomír Kováč\n2;Žofia Ďurišová\n'],
  [
    'Hungarian',
    'windows-1250',
    'Rendelésszám;Vevő;Összeg\n1;Szőke Győző;5000 Ft\n2;Tóth Tünde;1200 Ft\n'
  ],
  ['Croatian', 'windows-1250', 'Narudžba;Kupac;Iznos\n1;Ivana Šarić;20\n2;Đuro Božić;30\n'],
  [
    'Romanian',
    'windows-1250',
    'Comandă;Client;Oraş\n1;Ştefan Ionuţ;Iaşi\n2;Mădălina;Târgu Mureş\n'
  ],
  [
    'Turkish',
    'iso-8859-9',
    'Sipariş No;Müşteri;Tutar\n1;Yılmaz Işık;150,00\n2;Çağrı Gündoğdu;90,00\n'
  ]
];

/** One row with letters beyond ASCII among many without: a name, and what the address or the money tells. */
const NAMES: [name: string, encoding: EncodingId, row: string][] = [
  ['Wiśniewska', 'windows-1250', 'wisniewska@poczta.pl;19.90;PLN'],
  ['Wiśniewska', 'windows-1250', 'x@gmail.com;19.90;'],
  ['Kucharczyk-Żak', 'windows-1250', 'x@gmail.com;19.90;'],
  ['Łukasz', 'windows-1250', 'x@gmail.com;19.90;'],
  ['Dvořák', 'windows-1250', 'x@gmail.com;19.90;'],
  ['Kučera', 'windows-1250', 'kucera@seznam.cz;990;CZK'],
  ['Erdős', 'windows-1250', 'x@gmail.com;19.90;'],
  ['Müller', 'windows-1252', 'x@gmail.com;19.90;'],
  ['Strauß', 'windows-1252', 'x@gmx.de;19.90;EUR'],
  ['Hélène', 'windows-1252', 'x@gmail.com;19.90;'],
  ['Lefèvre', 'windows-1252', 'x@orange.fr;19.90;EUR'],
  ['Núñez', 'windows-1252', 'x@gmail.com;19.90;'],
  ['Søren', 'windows-1252', 'x@gmail.com;19.90;'],
  ['Yıldız', 'iso-8859-9', 'x@gmail.com;19.90;TRY'],
  ['Çağrı', 'iso-8859-9', 'x@gmail.com;19.90;'],
  ['Ayşe', 'iso-8859-9', 'x@firma.com.tr;19.90;'],
  ['Ольга', 'windows-1251', 'x@gmail.com;19.90;'],
  ['ИВАНОВ', 'windows-1251', 'x@gmail.com;19.90;'],
  ['Мария', 'windows-1251', 'x@mail.ru;19.90;'],
  ['رضا', 'windows-1256', 'x@gmail.com;19.90;'],
  ['مريم', 'windows-1256', 'x@gmail.com;19.90;'],
  ['محمد', 'windows-1256', 'x@gmail.com;19.90;']
];

describe('detectEncoding', () => {
  it.each(FILES)('knows a short %s file in %s', (_, encoding, text) => {
    const guess = detectEncoding(encode(text, encoding), decode);
    expect(guess).toEqual({ encoding, evidence: 'statistics', bom: false });
  });

  it.each(FILES)('knows the same %s file in UTF-8 and UTF-16 without a mark', (_, __, text) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      expect(found(encode(text, encoding)), encoding).toBe(encoding);
    }
  });

  it.each(NAMES)(
    'reads %s as written where it is the only such name: %s, %s',
    (name, encoding, rest) => {
      const plain = 'Nr;Name;Mail;Total;Cur\n1;Smith;x@gmail.com;5.00;\n';
      const text = `${plain}2;${name};${rest}\n`;
      const written = encode(text, encoding);
      // Another code page with the same letters at these bytes is as good.
      expect(decode(written, found(written))).toBe(text);
    }
  );

  it('takes windows-1252 for signs that tell nothing else', () => {
    expect(found(encode('item;price\ntea;5 €\ncup;3 £\n', 'windows-1252'))).toBe('windows-1252');
  });

  it('knows a mark, and UTF-8 by default', () => {
    expect(detectEncoding(bytes([0xef, 0xbb, 0xbf], 'a,b\n'), decode)).toEqual({
      encoding: 'utf-8',
      evidence: 'bom',
      bom: true
    });
    expect(found(bytes([0xff, 0xfe], [0x61, 0]))).toBe('utf-16le');
    expect(found(bytes([0xfe, 0xff], [0, 0x61]))).toBe('utf-16be');
    expect(detectEncoding(bytes('a,b\n1,2\n'), decode)).toEqual({
      encoding: 'utf-8',
      evidence: 'default',
      bom: false
    });
  });

  it('stays with UTF-8 where one byte is broken, in the middle or at the end', () => {
    const text = 'Name;Betrag\nJürgen Müller;5\n';
    expect(found(bytes(text, [0xff]))).toBe('utf-8');
    expect(found(bytes('Größe;', [0xfc], text))).toBe('utf-8');
  });

  it('stays with UTF-8 where the sample ends inside a letter', () => {
    const text = bytes('a;b\nمریم;😀\n');
    for (let length = 5; length <= text.length; length += 1) {
      expect(found(text.subarray(0, length)), `cut at ${length}`).toBe('utf-8');
    }
  });

  it('knows UTF-16 of Persian text in which hardly a byte is zero', () => {
    // Persian digits and commas: only the line ends have a zero half.
    const text = 'شماره،مشتری،تاریخ،مبلغ\n۱،مریم‌السادات کریمی‌پور،۱۴۰۳٫۰۵٫۱۲،۲۵۰٬۰۰۰\n'.repeat(3);
    const zeros = encode(text, 'utf-16le').filter((byte) => byte === 0).length;
    expect(zeros / (text.length * 2)).toBeLessThan(0.03);
    expect(found(encode(text, 'utf-16le'))).toBe('utf-16le');
    expect(found(encode(text, 'utf-16be'))).toBe('utf-16be');
  });

  it('finds letters that begin far below the start, with the hints above them', () => {
    const rows = '1;Smith;x@gmail.com;5.00;CZK\n'.repeat(1000);
    const text = `Nr;Name;Mail;Total;Cur\n${rows}2;Kučera;kucera@seznam.cz;9.00;CZK\n`;
    expect(found(encode(text, 'windows-1250'))).toBe('windows-1250');
  });
});

describe('surveyUtf8', () => {
  it('counts sequences and faults', () => {
    expect(surveyUtf8(bytes('aé€😀'))).toEqual({ sequences: 3, faults: 0 });
    expect(surveyUtf8(bytes([0xe9, 0x20, 0xc3, 0xa9, 0x80]))).toEqual({ sequences: 1, faults: 2 });
    // Not in UTF-8 since RFC 3629: overlong forms and what lies beyond U+10FFFF.
    expect(surveyUtf8(bytes([0xc0, 0x80])).faults).toBe(2);
    expect(surveyUtf8(bytes([0xf5, 0x80, 0x80, 0x80])).faults).toBe(4);
  });
});

describe('sniffBinary', () => {
  it.each([
    ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['zip', [0x50, 0x4b, 3, 4, 20, 0]],
    ['old-excel', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['unknown', [0x41, 0, 0x42, 0x43, 0, 0, 0, 0x44]]
  ] as const)('says that %s is no text', (kind, head) => {
    expect(sniffBinary(Uint8Array.from(head))).toBe(kind);
  });

  it.each(FILES)('takes a %s file in %s for text', (_, encoding, text) => {
    expect(sniffBinary(encode(text, encoding))).toBeNull();
    expect(sniffBinary(encode(text, 'utf-16le'))).toBeNull();
  });
});
