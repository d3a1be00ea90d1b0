/** Headings that say who bought, when and for how much; bars separate, best heading first. */
import type { Role } from './reading';

/** What a heading says: a role, or that its column is known to be something else. */
export type Meaning = Role | 'customerId' | 'firstName' | 'other';

/** The app's languages and those of its neighbours. */
export type Language = 'en' | 'fa' | 'hy' | 'de' | 'fr' | 'es' | 'ru' | 'tr' | 'ar';

/** A meaning and its headings by language, the best first. */
export type Synonyms = readonly [Meaning, Partial<Record<Language, string>>];

/** Lists by meaning, best heading first. Bars separate; case, accents and spaces are no matter. */
export const CORE_SYNONYMS: readonly (readonly [Meaning, string])[] = [
  [
    'customerId',
    'customer id|customerid|customer_id|customer number|customer no|customer code|customer key|customer ref|customer reference id|client id|buyer user id|buyer id|buyer username|user id|userid|user_id|member id|membership number|loyalty id|account id|contact id|customer_user|masterid|shopper id|person id|cust id|custid|customer unique id|household key|' +
      'کد مشتری|شناسه مشتری|شماره مشتری|شناسه خریدار|کد خریدار|کد طرف حساب|شناسه کاربر|کد کاربر|کد اشتراک|شماره اشتراک|کد عضویت|شماره عضویت|کد ملی|' +
      'Հաճախորդի կոդ|Հաճախորդի համար|Հաճախորդի ID|Գնորդի կոդ|Գնորդի համար|Օգտատիրոջ ID|' +
      'kundennummer|kunden nr|kundennr|kunden id|kd nr|debitor|debitorennummer|numéro client|n° client|id client|code client|identifiant client|pseudo de l’acheteur|nutzername des käufers|id de cliente|código de cliente|número de cliente|id cliente|id клиента|код клиента|номер клиента|id покупателя|код контрагента|müşteri no|müşteri numarası|müşteri id|müşteri kodu|رقم العميل|معرف العميل|رقم الزبون|كود العميل'
  ],
  [
    'email',
    'email|e-mail|email address|emailaddress|customer email|customer e-mail|customer email address|buyer email|billing email|email (billing)|contact email|purchase email|from email address|client email|user email|e mail address|mail|' +
      'ایمیل|ایمیل مشتری|ایمیل خریدار|پست الکترونیک|پست الکترونیکی|نشانی ایمیل|آدرس ایمیل|رایانامه|' +
      'Էլ. հասցե|Էլ․ հասցե|Էլ. փոստ|Էլ․ փոստ|Էլփոստ|Էլեկտրոնային փոստ|Էլեկտրոնային հասցե|Էլ. նամակ|Հաճախորդի էլ. հասցե|' +
      'absender e-mail-adresse|e-mail-adresse|kunden e-mail|adresse e-mail|courriel|e-mail client|adresse email|correo|correo electrónico|email cliente|correo del cliente|эл. почта|электронная почта|почта|емейл|имейл|e-posta|e-posta adresi|eposta|البريد الإلكتروني|البريد الالكتروني|بريد إلكتروني|إيميل|ايميل|البريد'
  ],
  [
    'phone',
    'phone|phone number|telephone|mobile|mobile number|mobile phone|cell|cell phone|customer phone|buyer phone|buyer phone number|billing phone|phone (billing)|contact phone number|contact phone|tel|whatsapp|msisdn|' +
      'موبایل|تلفن|تلفن همراه|شماره تلفن|شماره موبایل|شماره همراه|شماره تماس|موبایل مشتری|موبایل خریدار|تلفن مشتری|تلفن خریدار|همراه|تماس|شماره موبایل مشتری|شماره تماس مشتری|' +
      'Հեռախոս|Հեռախոսահամար|Հեռ.|Հեռ|Բջջային|Հաճախորդի հեռախոս|Հեռախոսի համար|Կոնտակտային հեռախոս|' +
      'telefon|telefonnummer|handy|mobil|handynummer|téléphone|numéro de téléphone|portable|teléfono|móvil|celular|número de teléfono|телефон|номер телефона|мобильный|моб. телефон|telefon numarası|cep telefonu|gsm|cep|الهاتف|رقم الهاتف|الجوال|رقم الجوال|موبايل|هاتف|جوال|المحمول'
  ],
  [
    'name',
    'customer name|customer full name|full name|client name|buyer name|billing name|contactname|contact name|purchaser|purchaser name|customer|client|buyer|shopper|patron|guest|member|member name|account name|bill to|sold to|card name|tab name|contact|customer description|user|user name|username|name|recipient name|shipping name|ship name|ship to name|' +
      'نام مشتری|مشتری|نام خریدار|خریدار|نام و نام خانوادگی|نام و نام خانوادگی مشتری|نام کامل|سفارش‌دهنده|سفارش دهنده|طرف حساب|نام طرف حساب|نام و نام‌خانوادگی|نام خانوادگی مشتری|کاربر|نام کاربر|نام کاربری|شخص|نام شخص|گیرنده|تحویل‌گیرنده|نام گیرنده|نام|خریداران|عضو|' +
      'Հաճախորդ|Հաճախորդի անուն|Հաճախորդի անուն/ազգանուն|Անուն Ազգանուն|Անուն, ազգանուն|Անուն և ազգանուն|Գնորդ|Գնորդի անուն|Պատվիրատու|Պատվիրատուի անուն|Սպառող|Հաճախորդներ|Գործընկեր|Կոնտրագենտ|Անուն|Ստացող|Օգտատեր|' +
      'kunde|kundin|kundenname|käufer|name des käufers|name des kunden|auftraggeber|rechnungsempfänger|client nom|nom du client|nom client|nom complet|acheteur|nom de l’acheteur|nom|cliente|nombre del cliente|nombre cliente|nombre completo|comprador|nombre del comprador|nombre|клиент|покупатель|контрагент|фио|ф.и.о.|имя|имя клиента|фио клиента|заказчик|имя покупателя|получатель|müşteri|müşteri adı|müşteri adı soyadı|ad soyad|adı soyadı|alıcı|alıcı adı|cari|cari adı|العميل|اسم العميل|الزبون|اسم الزبون|المشتري|اسم المشتري|الاسم|الاسم الكامل'
  ],
  [
    'date',
    'order date|created at|created|date|date created|created date (utc)|created (utc)|created_utc|sale date|purchase date|invoice date|invoicedate|transaction date|transaction creation date|order created|order time|order datetime|order date and time|ordered at|ordered on|placed at|placed on|date placed|purchased at|purchased on|date of purchase|date of sale|sold at|sold on|sales date|sale time|trans date|trans_date|tran date|txn date|date/time|datetime|date time|timestamp|order_date|purchase timestamp|order purchase timestamp|created on|created time|creation date|order creation date|date added|createdat|issue|issue date|issued|day|date sold|sent date|paid at|date paid|payment date|paid on date|paid date|payments-date|paid on|' +
      'تاریخ سفارش|تاریخ ثبت سفارش|تاریخ|تاریخ ثبت|تاریخ خرید|تاریخ فاکتور|تاریخ فروش|تاریخ صدور|تاریخ صدور فاکتور|تاریخ و ساعت|تاریخ و زمان|تاریخ ساخت|تاریخ ایجاد|تاریخ شمسی|تاریخ سند|تاریخ پرداخت|زمان سفارش|زمان ثبت|زمان|روز|تاریخ میلادی|تاریخ تراکنش|تاریخ تسویه|' +
      'Պատվերի ամսաթիվ|Պատվերի ամսաթիվը|Ամսաթիվ|Ամսաթիվ և ժամ|Պատվերի օր|Գնման ամսաթիվ|Վաճառքի ամսաթիվ|Ստեղծման ամսաթիվ|Ստեղծվել է|Գրանցման ամսաթիվ|Հաշվի ամսաթիվ|Վճարման ամսաթիվ|Օր|Տարեթիվ|' +
      'datum|bestelldatum|bestellt am|rechnungsdatum|verkauft am|verkaufsdatum|kaufdatum|erstellt am|erstellungsdatum|auftragsdatum|datum uhrzeit|zahlungsdatum|bezahlt am|buchungsdatum|date de commande|date commande|date de la commande|date de vente|date d’achat|date facture|date de facture|date de création|créé le|date de paiement|fecha|fecha del pedido|fecha de pedido|fecha pedido|fecha de compra|fecha de venta|fecha factura|fecha de creación|fecha de pago|дата|дата заказа|дата продажи|дата покупки|дата создания|дата счета|дата документа|дата и время|дата оплаты|создан|создано|оформлен|tarih|sipariş tarihi|satış tarihi|fatura tarihi|oluşturma tarihi|işlem tarihi|alışveriş tarihi|ödeme tarihi|التاريخ|تاريخ الطلب|تاريخ الشراء|تاريخ البيع|تاريخ الفاتورة|تاريخ الإنشاء|تاريخ الدفع|وقت الطلب'
  ],
  [
    'time',
    'time|time of day|hour|order time of day|clock|' +
      'ساعت|زمان ثبت ساعت|ساعت ثبت|Ժամ|Ժամը|uhrzeit|zeit|heure|hora|время|saat|الوقت|الساعة'
  ],
  [
    'amount',
    'order total|order total amount|total|order_total|grand total|total amount|total price|total paid|amount paid|order amount|order value|sale amount|sales amount|total sales|net sales|n. revenue|net revenue|revenue|amount|transaction amount|gross transaction amount|order total (inc tax)|invoice total|invoice amount|total (inc tax)|total incl tax|total including tax|total_price|total price usd|sale price ($)|sale price|sales|sale|gross|gross amount|gross sales|total collected|paid|price paid|payment amount|payment value|payment|charged|charge amount|spend|spent|value|purchase amount|purchase value|basket value|trans amount|tran amount|tran_amount|transaction value|total value|sum|net amount|net price|net total|order sum|order price|total spent|money|monetary|turnover|item total|line total|line amount|lineamount|order line total|sku subtotal after discount|product sales|item-price|item subtotal|extended price|subtotal|sub total|order subtotal|price|cost|cds value|total due|order amount paid|amt|' +
      'مبلغ نهایی|مبلغ قابل پرداخت|مبلغ پرداختی|مبلغ پرداخت شده|مبلغ کل|جمع کل|مبلغ سفارش|مبلغ کل سفارش|جمع سفارش|جمع کل سفارش|مبلغ فاکتور|مبلغ کل فاکتور|جمع فاکتور|جمع کل فاکتور|مبلغ خالص|مبلغ فروش|مبلغ خرید|مبلغ تراکنش|مجموع|مجموع کل|جمع|مبلغ|فروش|مبلغ ناخالص|قیمت کل|قیمت نهایی|ارزش سفارش|پرداختی|درآمد|جمع سطر|جمع ردیف|خالص فروش|قابل پرداخت|بهای کل|قیمت|' +
      'Ընդհանուր գումար|Ընդամենը|Գումար|Ընդհանուր|Պատվերի գումար|Պատվերի գումարը|Պատվերի գինը|Պատվերի արժեքը|Վճարված գումար|Վճարման ենթակա|Վճարվելիք գումար|Հանրագումար|Արժեք|Ընդհանուր արժեք|Վաճառքի գումար|Գնման գումար|Զուտ գումար|Մուտք|Վճար|Գին|' +
      'gesamtbetrag|gesamtsumme|gesamt|summe|bestellwert|bestellsumme|rechnungsbetrag|betrag|umsatz|brutto|bruttobetrag|endbetrag|gesamtpreis|verkaufspreis|netto umsatz|zahlbetrag|preis|total ttc|total de la commande|montant total|montant|total commande|ventes nettes|chiffre d’affaires|montant payé|montant ttc|vendu pour|total facture|prix total|prix|importe total|importe|monto total|monto|total del pedido|total pedido|ventas netas|valor total|valor|total factura|precio total|precio|ingresos|сумма заказа|сумма|итого|итоговая сумма|всего|общая сумма|сумма к оплате|оплачено|стоимость|стоимость заказа|выручка|сумма документа|цена|toplam tutar|toplam|tutar|genel toplam|sipariş tutarı|sipariş toplamı|ödenen tutar|fatura tutarı|satış tutarı|net tutar|ciro|fiyat|المبلغ الإجمالي|الإجمالي|إجمالي الطلب|المبلغ|المجموع|مجموع الطلب|قيمة الطلب|المبلغ المدفوع|الاجمالي|إجمالي المبلغ|القيمة|صافي المبيعات|السعر'
  ],
  [
    'quantity',
    'quantity|qty|lineitem quantity|item quantity|quantity-purchased|quantity purchased|units|units sold|number of items|items sold|items|item count|total quantity|total items|pieces|pcs|cds|count|product quantity|order quantity|total order quantity|' +
      'تعداد|تعداد کالا|مقدار|تعداد اقلام|تعداد محصول|تعداد کل|تعداد فروش|Քանակ|Ընդհանուր քանակ|Քանակը|Ապրանքների քանակ|Հատ|' +
      'menge|anzahl|stückzahl|stück|quantité|qté|articles vendus|nombre d’articles|cantidad|cant|unidades|количество|кол-во|кол|miktar|adet|الكمية|كمية|العدد'
  ],
  [
    'unitPrice',
    'unit price|unitprice|lineitem price|price per unit|unitamount|unit amount|item cost|item price each|price each|unit cost|item price|list price|price|' +
      'قیمت واحد|فی|مبلغ واحد|بهای واحد|قیمت تکی|Միավորի գին|Հատի գին|Միավոր գին|Գին|' +
      'einzelpreis|stückpreis|preis pro stück|prix unitaire|pu|precio unitario|precio por unidad|цена за единицу|цена|birim fiyat|birim fiyatı|سعر الوحدة'
  ],
  [
    'refund',
    'refunded amount|amount refunded|refund amount|refund|refunds|refunds total|order refund amount|partial refunds|partial refund ($)|total refunded|refunded|refund total|returned amount|returns|refund_total|' +
      'مبلغ مرجوعی|مبلغ برگشتی|مبلغ عودت|مبلغ استرداد|بازپرداخت|مبلغ بازگشتی|استرداد وجه|Վերադարձված գումար|Վերադարձի գումար|Վերադարձ|' +
      'erstatteter betrag|erstattung|rückerstattung|erstattungsbetrag|montant remboursé|remboursement|importe reembolsado|reembolso|сумма возврата|возврат|возвращено|iade tutarı|iade|المبلغ المسترد|مبلغ الاسترداد|استرداد'
  ],
  [
    'orderId',
    'order id|order number|order #|order no|order_number|orderid|orderno|order_id|order|order ref|order reference|order code|order name|order number formatted|invoice number|invoicenumber|invoiceno|invoice no|invoice #|invoice id|invoice|transaction id|transactionid|transaction number|transaction|sale id|sale number|purchase id|receipt id|receipt number|receipt no|receipt|sales record number|check id|check number|ticket|ticket number|bill number|bill no|num|payment id|charge_id|amazon-order-id|document number|doc no|reference|reference number|basket id|id|' +
      'شماره سفارش|کد سفارش|شناسه سفارش|سفارش|شماره فاکتور|کد فاکتور|شناسه فاکتور|فاکتور|شماره سند|شماره فروش|شماره رسید|کد پیگیری|شماره پیگیری|شناسه تراکنش|کد تراکنش|شماره حواله|شماره|شناسه|' +
      'Պատվերի համար|Պատվերի համարը|Պատվեր №|Պատվեր|Պատվերի կոդ|Պատվերի ID|Հաշվի համար|Հաշիվ|Հաշիվ №|Ապրանքագրի համար|Կտրոնի համար|Կոդ|Համար|№|' +
      'bestellnummer|bestell nr|bestellnr|bestell-id|auftragsnummer|auftrag|rechnungsnummer|rechnungs nr|rechnung|belegnummer|verkaufsprotokollnummer|transaktionscode|transaktionsnummer|bestellung|numéro de commande|commande n°|n° de commande|n° commande|commande|numéro de vente|numéro de facture|n° facture|facture|référence|número de pedido|nº de pedido|pedido|n.º de pedido|número de factura|factura|referencia|номер заказа|заказ|№ заказа|номер|номер счета|номер чека|чек|номер документа|документ|id заказа|sipariş no|sipariş numarası|sipariş|fatura no|fatura numarası|fiş no|işlem no|رقم الطلب|رقم الفاتورة|الطلب|الفاتورة|رقم العملية|معرف الطلب'
  ],
  [
    'status',
    'financial status|order status|status|payment status|order_status|order state|order payment state|state of order|payout status|transaction status|item-status|event type|transaction type|type|reporting_category|void?|voided|cancelled|sale status|sales status|invoice status|payment state|stage|' +
      'وضعیت سفارش|وضعیت|وضعیت پرداخت|وضعیت فاکتور|وضعیت تسویه|نوع فاکتور|وضعیت ارسال|نوع سند|نوع تراکنش|Պատվերի կարգավիճակ|Կարգավիճակ|Վիճակ|Պատվերի վիճակ|Վճարման կարգավիճակ|Վճարման վիճակ|Տեսակ|' +
      'bestellstatus|auftragsstatus|zahlungsstatus|typ|statut|état|état de la commande|statut de la commande|statut du paiement|estado|estado del pedido|estado de pago|статус|статус заказа|статус оплаты|состояние|вид операции|durum|sipariş durumu|ödeme durumu|الحالة|حالة الطلب|حالة الدفع|النوع'
  ],
  [
    'currency',
    'currency|order_currency|order currency|order currency code|currency code|transaction currency|presentment currency|payment currency|' +
      'ارز|واحد پول|واحد پولی|واحد ارز|نوع ارز|Արժույթ|Տարադրամ|währung|devise|monnaie|moneda|divisa|валюта|para birimi|döviz|العملة|عملة'
  ]
];
