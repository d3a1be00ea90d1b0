/** Words inside longer headings that hint at a meaning, in nine languages. */
import type { AttributeRole } from '../orders/order-table';
import type { Meaning } from './vocabulary-core';

/** Words inside longer headings that hint at a meaning; the first that fits counts. */
export const HINTS: readonly (readonly [Meaning, RegExp])[] = [
  [
    'other',
    /(?:^| )(?:ship|shipping|shipped|delivery|deliver|due|tax|vat|discount|fee|fees|balance|birth|updated|modified|paypal|product|item|sku|percent|rate|refundreason|tracking|address|city|country|zip|postal|postcode|company|note|notes|tip|profit|cost|تحویل|ارسال|تولد|مالیات|تخفیف|کارمزد|سررسید|کالا|محصول|آدرس|ادرس|զեղչ|առաքման|ապրանքի|հարկ|lieferung|versand|steuer|livraison|envio|доставки|скидка|kargo|indirim|الشحن|الخصم)(?: |$)/
  ],
  ['email', /(?:^| )(?:e ?mail|ایمیل|courriel|correo|e ?posta|ایمیل|պոստ|փոստ)(?: |$)/],
  [
    'phone',
    /(?:^| )(?:phone|mobile|telephone|tel|تلفن|موبایل|همراه|telefon|telephone|telefono|телефон|հեռախոս|հեռախոսահամար|الهاتف|الجوال)(?: |$)/
  ],
  [
    'customerId',
    /(?:customer|client|buyer|user|member|kunden?|cliente?|клиента|покупателя|musteri|مشتری|خریدار|հաճախորդի|العمیل).*(?:id|no|number|code|key|nummer|numero|номер|код|کد|شناسه|شماره|կոդ|համար|رقم)(?: |$)|(?:کد|شناسه|شماره|رقم) (?:مشتری|خریدار|العمیل)/
  ],
  [
    'refund',
    /(?:^| )(?:refund|refunded|erstattung|rembours\w*|reembols\w*|возврат\w*|iade|مرجوعی|استرداد|վերադարձ\S*)(?: |$)/
  ],
  ['date', /(?:^| )(?:date|datum|fecha|дата|tarih|tarihi|تاریخ|ամսաթիվ|datetime|timestamp)(?: |$)/],
  [
    'quantity',
    /(?:^| )(?:quantity|qty|anzahl|menge|quantite|cantidad|количество|adet|miktar|تعداد|քանակ|الکمیه)(?: |$)/
  ],
  [
    'unitPrice',
    /(?:unit|einzel|unitaire|unitario|birim|واحد).*(?:price|preis|prix|precio|fiyat|قیمت)|(?:قیمت|فی) واحد/
  ],
  [
    'orderId',
    /(?:order|invoice|receipt|transaction|sale|bestell|auftrag|rechnung|commande|facture|pedido|factura|заказа|счета|siparis|fatura|سفارش|فاکتور|պատվերի|الطلب|الفاتوره).*(?: |^)(?:id|no|number|code|ref|nummer|nr|numero|номер|کد|شماره|شناسه|համար|կոդ|numarasi)(?: |$)|(?:numero|n|номер|شماره|کد|شناسه|رقم) (?:de )?(?:commande|facture|pedido|factura|заказа|счета|سفارش|فاکتور|الطلب|الفاتوره)/
  ],
  ['status', /(?:^| )(?:status|statut|estado|статус|durum|durumu|وضعیت|կարգավիճակ|حاله)(?: |$)/],
  [
    'amount',
    /(?:^| )(?:total|amount|revenue|sales|paid|turnover|gesamt\w*|betrag|summe|umsatz|montant|importe|monto|ventas|ventes|сумма|итого|стоимость|tutar|tutari|toplam|toplami|ciro|مبلغ|جمع|مجموع|فروش|գումար|արժեք|ընդհանուր|المبلغ|المجموع|الاجمالی)(?: |$)/
  ],
  ['currency', /(?:^| )(?:currency|wahrung|devise|moneda|валюта|ارز|արժույթ)(?: |$)/],
  [
    'name',
    /(?:^| )(?:customer|client|buyer|kunde|kaufer|cliente|comprador|acheteur|клиент|покупатель|musteri|alici|مشتری|خریدار|հաճախորդ|գնորդ|العمیل|المشتری)(?: |$)/
  ]
];

/**
 * The same for what else is known of an order or a customer. They are asked
 * only of columns that the list above left alone or set aside.
 */
export const ATTRIBUTE_HINTS: readonly (readonly [AttributeRole, RegExp])[] = [
  [
    'joinDate',
    /(?:^| )(?:joined|registered|signup|enrolled|enrolment|registration|عضویت|ثبت نام|անդամակցության|գրանցման|registrierung\S*|beitritt\S*|inscription|alta|registro|регистрации|вступления|uyelik|kayit|الانضمام|التسجیل)(?: |$)/
  ],
  [
    'deliveryDays',
    /(?:deliver|shipping|transit|liefer|livraison|entrega|доставки|teslimat|تحویل|ارسال|առաքման|التوصیل|الشحن).* ?(?:days|tage|jours|dias|дней|дни|gun|روز|օր|ایام)(?: |$)|(?:days|jours|dias|روز|ایام) (?:to |de |d )?(?:deliver|livraison|entrega|تحویل|التوصیل)/
  ],
  [
    'coupon',
    /(?:^| )(?:coupon|promo|voucher|promocode|gutscheincode|kupon|cupon|промокод|купон|کوپن|կուպոն|պրոմոկոդ|کوبون)(?: |$)|(?:discount|rabatt|تخفیف|indirim|descuento|الخصم) ?(?:code|کد|kodu|کود)|کد تخفیف/
  ],
  [
    'discount',
    /(?:^| )(?:discount|discounts|rabatt|remise|descuento|скидка|скидки|indirim|تخفیف|զեղչ|الخصم|خصم)(?: |$)/
  ],
  [
    'tax',
    /(?:^| )(?:tax|taxes|vat|gst|mwst|steuer|tva|iva|ндс|налог|kdv|vergi|مالیات|հարկ|աահ|الضریبه)(?: |$)/
  ],
  [
    'payment',
    /(?:payment|pay|zahlung\S*|paiement|pago|оплаты|odeme|پرداخت|վճարման|الدفع) ?(?:method|type|gateway|art|methode|mode|metodo|forma|способ|yontemi|sekli|روش|եղանակ|ձև)|(?:mode|moyen|metodo|forma|способ|روش|نحوه|طریقه) (?:de )?(?:paiement|pago|оплаты|پرداخت|الدفع)/
  ],
  [
    'shipping',
    /(?:^| )(?:shipping|delivery|postage|freight|versand\S*|porto|livraison|envio|доставки|kargo|ارسال|առաքման|الشحن|التوصیل) (?:\S+ )?(?:cost|costs|amount|fee|fees|charge|total|price|kosten|frais|стоимость|ucreti|tutari|هزینه|مبلغ|արժեք|գումար|رسوم)(?: |$)|(?:frais|gastos|coste|costo|стоимость|هزینه|مبلغ|رسوم) (?:de |d )?(?:livraison|envio|доставки|ارسال|الشحن|التوصیل)/
  ],
  [
    'city',
    /(?:^| )(?:city|town|stadt|ville|ciudad|город|города|sehir|sehri|شهر|քաղաք|المدینه)(?: |$)/
  ],
  [
    'category',
    /(?:^| )(?:category|kategorie|categorie|categoria|категория|категории|kategori|kategorisi|دسته|կատեգորիա|الفیه|التصنیف)(?: |$)/
  ],
  ['channel', /(?:^| )(?:channel|kanal|canal|канал|kanali|کانال|ալիք|القناه)(?: |$)/],
  [
    'source',
    /(?:^| )(?:referrer|referral|source|utm|herkunft|origen|provenance|источник|kaynak|معرف|آشنایی|աղբյուր|المصدر)(?: |$)/
  ],
  [
    'rating',
    /(?:^| )(?:rating|stars|review score|bewertung|valoracion|calificacion|оценка|рейтинг|puan|puani|امتیاز|գնահատական|التقییم)(?: |$)/
  ],
  [
    'complaint',
    /(?:^| )(?:complaint|complaints|beschwerde|reklamation|reclamation|queja|reclamo|жалоба|претензия|sikayet|شکایت|բողոք|شکوی)(?: |$)/
  ],
  [
    'loyalty',
    /(?:^| )(?:loyalty|membership|vip|rewards|treue\S*|fidelite|fidelidad|лояльности|sadakat|باشگاه|وفاداری|հավատարմության|الولاء)(?: |$)/
  ],
  [
    'cost',
    /(?:^| )(?:cogs|einkaufspreis|selbstkosten|себестоимость|maliyet|maliyeti|تمام شده|ինքնարժեք|التکلفه)(?: |$)|cost (?:of|price)/
  ],
  [
    'product',
    /(?:^| )(?:product|item|lineitem|produkt|artikel|produit|producto|товар|товара|urun|کالا|محصول|ապրանքի|ապրանք|المنتج|الصنف) ?(?:name|title|bezeichnung|nom|nombre|название|adi|անվանում|անուն)?$|^(?:name|title|nom|nombre|название|نام|عنوان|اسم) (?:of |de |du |del )?(?:product|item|produit|producto|товара|کالا|محصول|المنتج)$/
  ]
];
