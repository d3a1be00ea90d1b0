/** Headings of what else an order or a customer is known by, by language; bars separate. */
import type { Synonyms } from './vocabulary-core';

export const ATTRIBUTE_SYNONYMS: readonly Synonyms[] = [
  [
    'product',
    {
      en: 'product name|product|lineitem name|item name|item title|menu item|item|items purchased|product title|product(s)|products|product description|article|sku name|service|service name|treatment|plan name|item description|stock description|product details|lineitem title|goods',
      fa: 'نام محصول|محصول|نام کالا|کالا|شرح کالا|عنوان محصول|عنوان کالا|محصولات|اقلام|اقلام و تعداد|خدمت|نام خدمت|سرویس',
      hy: 'Ապրանք|Ապրանքի անվանում|Ապրանքի անուն|Ապրանքներ|Ծառայություն|Ծառայության անվանում|Անվանում|Արտադրանք',
      de: 'artikel|artikelbezeichnung|artikelname|produkt|produktname|bezeichnung|ware|dienstleistung|artikelbeschreibung|produkt(e)',
      fr: 'produit|produit(s)|nom du produit|article|désignation|libellé article|intitulé de l’objet|prestation|nom de l’article',
      es: 'producto|nombre del producto|artículo|nombre del artículo|servicio|producto(s)|descripción del producto',
      ru: 'товар|номенклатура|наименование|название товара|наименование товара|продукт|услуга|товары',
      tr: 'ürün|ürün adı|ürün ismi|ürünler|hizmet|stok adı|malzeme',
      ar: 'المنتج|اسم المنتج|الصنف|اسم الصنف|المنتجات|الخدمة|البضاعة|السلعة'
    }
  ],
  [
    'category',
    {
      en: 'category|product category|item category|sales category|product type|menu group|department|category name|product group|collection|product categories|sub category|subcategory',
      fa: 'دسته بندی|دسته‌بندی|دسته|گروه کالا|گروه محصول|دسته محصول|دسته بندی محصول|گروه|نوع محصول|نوع کالا|طبقه‌بندی',
      hy: 'Կատեգորիա|Ապրանքի կատեգորիա|Ապրանքախումբ|Խումբ|Բաժին|Ապրանքի խումբ|Տեսականի',
      de: 'kategorie|warengruppe|produktkategorie|produktgruppe|artikelgruppe|produkttyp|sparte',
      fr: 'catégorie|catégorie de produit|famille|famille produit|rayon|type de produit',
      es: 'categoría|categoría de producto|categoría del producto|familia|tipo de producto|rubro',
      ru: 'категория|категория товара|группа товаров|товарная группа|раздел|вид товара|номенклатурная группа',
      tr: 'kategori|ürün kategorisi|ürün grubu|ürün tipi|grup',
      ar: 'الفئة|التصنيف|فئة المنتج|القسم|تصنيف المنتج|مجموعة الصنف'
    }
  ],
  [
    'channel',
    {
      en: 'channel|sales channel|channel name|order channel|order source|sale channel|sales-channel|platform|marketplace|order origin|store channel|sold via',
      fa: 'کانال|کانال فروش|روش فروش|محل سفارش|منبع سفارش|کانال سفارش|محل فروش',
      hy: 'Վաճառքի ալիք|Ալիք|Վաճառքի ուղի|Պատվերի աղբյուր|Հարթակ',
      de: 'kanal|vertriebskanal|verkaufskanal|bestellkanal|plattform|marktplatz',
      fr: 'canal|canal de vente|canal de distribution|plateforme|canal d’achat',
      es: 'canal|canal de venta|canal de ventas|plataforma',
      ru: 'канал|канал продаж|канал продажи|площадка|источник заказа|платформа',
      tr: 'kanal|satış kanalı|sipariş kanalı|platform|pazaryeri',
      ar: 'القناة|قناة البيع|قناة المبيعات|المنصة'
    }
  ],
  [
    'source',
    {
      en: 'source|referrer|referral source|traffic source|lead source|utm source|utm_source|attribution|acquisition source|marketing source|customer source|referring site|how did you hear about us|campaign|utm campaign|referer|origin|acquisition channel|medium',
      fa: 'منبع|معرف|نحوه آشنایی|منبع آشنایی|معرفی شده توسط|منبع جذب|کمپین|شیوه آشنایی|نام معرف|منبع ورودی|روش آشنایی',
      hy: 'Աղբյուր|Որտեղից է իմացել|Ուղղորդող|Ներգրավման աղբյուր|Արշավ|Գովազդի աղբյուր',
      de: 'quelle|herkunft|verweis|referrer quelle|werbequelle|kampagne|kundenquelle|empfohlen von|herkunftsquelle',
      fr: 'source du client|provenance|origine|source de trafic|recommandé par|campagne|parrain|source de la commande',
      es: 'fuente|origen|procedencia|fuente de tráfico|campaña|referido por|cómo nos conoció',
      ru: 'источник|источник трафика|откуда узнали|рекомендация|рекламный источник|кампания|источник клиента|реферер',
      tr: 'kaynak|yönlendiren|trafik kaynağı|kampanya|referans kaynağı|nereden duydu|müşteri kaynağı',
      ar: 'المصدر|مصدر العميل|مصدر الزيارة|الحملة|المحيل|كيف عرفتنا|مصدر الطلب'
    }
  ],
  [
    'coupon',
    {
      en: 'discount code|coupon code|coupon|coupons|coupon(s)|promo code|promotion code|voucher code|voucher|coupons used|promo|discount name|coupon details|promotion|offer code|promotion ids|gift code|discount codes',
      fa: 'کد تخفیف|کوپن|کوپن تخفیف|بن تخفیف|کد کوپن|کد هدیه|کوپن ها|کوپن‌ها',
      hy: 'Զեղչի կոդ|Պրոմոկոդ|Պրոմո կոդ|Կուպոն|Կտրոնի կոդ|Վաուչեր|Զեղչի կտրոն',
      de: 'gutscheincode|gutschein|rabattcode|aktionscode|coupon code(s)|gutschein code|promocode',
      fr: 'code promo|code(s) promo|bon de réduction|code de réduction|coupon de réduction|code avantage|code promotionnel',
      es: 'cupón|código de descuento|código promocional|código de cupón|vale|cupones',
      ru: 'промокод|купон|код скидки|ваучер|код купона',
      tr: 'kupon|kupon kodu|indirim kodu|promosyon kodu|hediye çeki kodu|kampanya kodu',
      ar: 'كوبون|كود الخصم|رمز الخصم|القسيمة|رمز القسيمة|رمز الكوبون|كود الكوبون|قسيمة الخصم'
    }
  ],
  [
    'payment',
    {
      en: 'payment method|payment method title|payment type|payment gateway|payment_method_title|payment_method|gateway|payment method name|tender|payment source type|paid with|paid by|tender type|payment mode|mode of payment|pay method|payment channel|card type|card brand|payment option',
      fa: 'روش پرداخت|نحوه پرداخت|شیوه پرداخت|نوع پرداخت|درگاه پرداخت|طریقه پرداخت|درگاه|نحوه تسویه',
      hy: 'Վճարման եղանակ|Վճարման ձև|Վճարման տեսակ|Վճարման միջոց|Վճարման մեթոդ|Վճարման եղանակը',
      de: 'zahlungsart|zahlungsmethode|bezahlart|zahlungsweise|zahlart|bezahlmethode|zahlungsmittel',
      fr: 'mode de paiement|moyen de paiement|méthode de paiement|type de paiement|mode de règlement|titre du moyen de paiement',
      es: 'método de pago|forma de pago|medio de pago|tipo de pago|modo de pago',
      ru: 'способ оплаты|метод оплаты|вид оплаты|тип оплаты|форма оплаты|платежная система',
      tr: 'ödeme yöntemi|ödeme şekli|ödeme türü|ödeme tipi|ödeme aracı',
      ar: 'طريقة الدفع|وسيلة الدفع|نوع الدفع|أسلوب الدفع|بوابة الدفع'
    }
  ],
  [
    'city',
    {
      en: 'city|billing city|shipping city|ship city|customer city|town|town/city|buyer city|delivery city|city (billing)|city (shipping)|order city|ship to city|card address city|pocity|municipality|billing_city|ship-city',
      fa: 'شهر|شهر مشتری|شهر گیرنده|شهر خریدار|شهرستان|نام شهر|شهر مقصد',
      hy: 'Քաղաք|Հաճախորդի քաղաք|Բնակավայր|Առաքման քաղաք|Քաղաքը',
      de: 'stadt|ort|wohnort|lieferort|rechnungsort|gemeinde|stadt/ort',
      fr: 'ville|ville de livraison|ville de facturation|commune|localité',
      es: 'ciudad|localidad|población|municipio|ciudad de envío|ciudad de facturación',
      ru: 'город|город доставки|населенный пункт|город клиента|город получателя',
      tr: 'şehir|il|teslimat şehri|müşteri şehri|şehir/ilçe|fatura şehri',
      ar: 'المدينة|مدينة العميل|مدينة الشحن|مدينة التوصيل|البلدية'
    }
  ],
  [
    'loyalty',
    {
      en: 'loyalty member|loyalty|loyalty status|loyalty tier|loyalty level|member|is member|membership|membership status|membership level|club member|vip|vip status|tier|loyalty program|loyalty programme|loyalty program member|rewards member|loyalty card|customer tier|customer level|customer group|loyal|bonus card',
      fa: 'عضو باشگاه|باشگاه مشتریان|عضو باشگاه مشتریان|عضویت باشگاه|سطح وفاداری|وفاداری|سطح مشتری|عضویت|عضو|کارت وفاداری|سطح عضویت|مشتری وفادار|گروه مشتری|باشگاه',
      hy: 'Հավատարմության ծրագիր|Հավատարիմ հաճախորդ|Ակումբի անդամ|Անդամ|Անդամություն|Բոնուս քարտ|Հավատարմության մակարդակ|Հավատարմության քարտ|Մշտական հաճախորդ',
      de: 'treueprogramm|treuekarte|stammkunde|mitglied|mitgliedschaft|kundenstufe|clubmitglied|bonusprogramm|treuestatus|kundengruppe|kundenkarte|bonuskarte',
      fr: 'fidélité|carte de fidélité|programme de fidélité|membre|adhérent|niveau de fidélité|client fidèle|statut fidélité|groupe client|membre fidélité',
      es: 'fidelidad|programa de fidelidad|miembro|socio|tarjeta de fidelidad|nivel de fidelidad|cliente vip|fidelización|miembro del club|grupo de clientes|lealtad|programa de lealtad',
      ru: 'программа лояльности|лояльность|участник программы лояльности|карта лояльности|бонусная карта|участник клуба|уровень лояльности|член клуба|постоянный клиент|группа клиента|участник',
      tr: 'sadakat|sadakat programı|sadakat üyesi|üye|üyelik|sadakat seviyesi|sadakat kartı|kulüp üyesi|üyelik durumu|müşteri grubu|sadık müşteri',
      ar: 'الولاء|برنامج الولاء|عضو الولاء|عضوية|العضوية|مستوى الولاء|بطاقة الولاء|عضو|عضو في برنامج الولاء|مستوى العضوية|مجموعة العملاء'
    }
  ],
  [
    'joinDate',
    {
      en: 'join date|joined|joined at|joined on|date joined|registration date|registered at|registered on|registered|date registered|sign up date|signup date|signed up|sign up|signup|member since|customer since|membership date|account created|account creation date|customer created at|first seen|subscribed at|enrolment date|enrollment date|loyalty join date|membership start|customer creation date',
      fa: 'تاریخ عضویت|تاریخ ثبت نام|تاریخ ثبت‌نام|زمان عضویت|تاریخ پیوستن|زمان ثبت نام|عضو از|تاریخ عضویت در باشگاه|مشتری از',
      hy: 'Գրանցման ամսաթիվ|Անդամակցության ամսաթիվ|Միանալու ամսաթիվ|Գրանցվել է|Անդամ է սկսած|Միացման ամսաթիվ|Հաճախորդ է սկսած',
      de: 'beitrittsdatum|registrierungsdatum|registriert am|anmeldedatum|kunde seit|mitglied seit|eintrittsdatum|beigetreten am',
      fr: 'date d’inscription|inscrit le|date d’adhésion|client depuis|membre depuis|date d’enregistrement',
      es: 'fecha de alta|fecha de registro|registrado el|cliente desde|miembro desde|fecha de ingreso|fecha de inscripción|socio desde',
      ru: 'дата регистрации|зарегистрирован|дата вступления|клиент с|участник с|дата присоединения',
      tr: 'üyelik tarihi|kayıt tarihi|katılım tarihi|üye olma tarihi|müşteri olma tarihi|üyelik başlangıcı',
      ar: 'تاريخ الانضمام|تاريخ التسجيل|تاريخ العضوية|عضو منذ|عميل منذ|تاريخ الاشتراك'
    }
  ],
  [
    'rating',
    {
      en: 'rating|customer rating|review score|stars|star rating|satisfaction|satisfaction score|csat|nps|nps score|feedback score|review rating|order rating|rate|score|customer satisfaction|review stars',
      fa: 'امتیاز|امتیاز مشتری|رضایت|میزان رضایت|نمره|ستاره|امتیاز خرید|رضایت مشتری|امتیاز سفارش|نمره رضایت',
      hy: 'Գնահատական|Հաճախորդի գնահատական|Վարկանիշ|Բավարարվածություն|Աստղեր|Գոհունակություն',
      de: 'bewertung|kundenbewertung|sterne|zufriedenheit|note der bewertung|kundenzufriedenheit|bewertungspunkte',
      fr: 'note client|évaluation|étoiles|satisfaction client|avis note|note de satisfaction|notation',
      es: 'valoración|calificación|puntuación|estrellas|satisfacción|evaluación|satisfacción del cliente',
      ru: 'оценка|рейтинг|оценка клиента|удовлетворенность|звезды|оценка заказа|балл',
      tr: 'puan|değerlendirme|müşteri puanı|yıldız|memnuniyet|müşteri memnuniyeti|derecelendirme',
      ar: 'التقييم|تقييم العميل|تقييم|النجوم|رضا العميل|درجة الرضا|تقييم الطلب'
    }
  ],
  [
    'complaint',
    {
      en: 'complaint|complaints|complained|has complaint|complaint type|issue reported|customer complaint|complaint reason|complaint filed',
      fa: 'شکایت|شکایت مشتری|شکایات|اعتراض|نوع شکایت|شکایت دارد|دلیل مرجوعی|علت مرجوعی|نارضایتی|دلیل شکایت',
      hy: 'Բողոք|Բողոքներ|Հաճախորդի բողոք|Բողոքի տեսակ|Վերադարձի պատճառ|Գանգատ',
      de: 'beschwerde|reklamation|beschwerdegrund|reklamationsgrund|rückgabegrund|beanstandung',
      fr: 'réclamation|plainte|motif de réclamation|motif de retour|litige',
      es: 'queja|reclamación|reclamo|motivo de queja|motivo de devolución|incidencia',
      ru: 'жалоба|претензия|рекламация|причина возврата|жалобы|причина жалобы',
      tr: 'şikayet|şikâyet|şikayet nedeni|iade nedeni|şikayet türü',
      ar: 'شكوى|الشكوى|الشكاوى|سبب الشكوى|سبب الإرجاع|نوع الشكوى'
    }
  ],
  [
    'deliveryDays',
    {
      en: 'delivery days|days to deliver|delivery time (days)|delivery time days|days to delivery|shipping days|delivery duration|lead time (days)|lead time|days to ship|delivery duration days|transit days|fulfilment days|fulfillment days|delivered in days|delivery lead time',
      fa: 'روز تحویل|مدت تحویل|مدت تحویل (روز)|زمان تحویل (روز)|روزهای تحویل|مدت ارسال|تعداد روز تحویل|مدت زمان تحویل|روزهای ارسال',
      hy: 'Առաքման օրեր|Առաքման ժամկետ (օր)|Առաքման տևողություն|Առաքման ժամկետ|Առաքման օրերի քանակ',
      de: 'lieferzeit|lieferzeit (tage)|liefertage|lieferzeit in tagen|lieferdauer|versanddauer|zustelldauer',
      fr: 'délai de livraison|délai de livraison (jours)|jours de livraison|durée de livraison|délai livraison',
      es: 'días de entrega|plazo de entrega|tiempo de entrega|tiempo de entrega (días)|días de envío',
      ru: 'срок доставки|срок доставки (дней)|дней доставки|время доставки|дни доставки|срок доставки, дней',
      tr: 'teslimat süresi|teslimat süresi (gün)|teslim süresi|kargo süresi|teslimat günü|teslim günü sayısı',
      ar: 'أيام التوصيل|مدة التوصيل|مدة التوصيل (أيام)|أيام الشحن|مدة الشحن|مدة التسليم|أيام التسليم'
    }
  ],
  [
    'discount',
    {
      en: 'discount amount|discount|discounts|total discount|discount total|cart discount amount|order discount|discount_total|cart_discount|order_discount|discount value|discounts total|item promotion discount|promotional rebates|lineitem discount|total discounts|discnt',
      fa: 'تخفیف|مبلغ تخفیف|جمع تخفیف|میزان تخفیف|تخفیفات|مجموع تخفیف|تخفیف کل',
      hy: 'Զեղչ|Զեղչի գումար|Զեղչի չափ|Ընդհանուր զեղչ|Զեղչեր',
      de: 'rabatt|rabattbetrag|nachlass|rabattsumme|skonto|preisnachlass|gesamtrabatt',
      fr: 'remise|montant de la remise|réduction|montant remise|total remise|rabais|remises',
      es: 'descuento|importe del descuento|importe descuento|descuentos|total descuento|monto de descuento|rebaja',
      ru: 'скидка|сумма скидки|скидки|размер скидки|общая скидка',
      tr: 'indirim|indirim tutarı|toplam indirim|iskonto|iskonto tutarı|indirimler',
      ar: 'الخصم|خصم|مبلغ الخصم|قيمة الخصم|إجمالي الخصم|التخفيض|الخصومات'
    }
  ],
  [
    'shipping',
    {
      en: 'shipping|shipping amount|shipping cost|shipping total|shipping fee|shipping price|shipping charge|shipping and handling|shipping and handling amount|order shipping amount|order_shipping|shipping_total|shipping cost (inc tax)|shipping ($)|order shipping|shipping rate|delivery fee|delivery charge|delivery cost|delivery|postage|freight|shipping-price|shipping credits|delivery price',
      fa: 'هزینه ارسال|کرایه|هزینه حمل|مبلغ ارسال|هزینه پست|هزینه پیک|کرایه حمل|هزینه تحویل|ارسال',
      hy: 'Առաքման գումար|Առաքման արժեք|Առաքում|Առաքման վճար|Առաքման գին|Առաքման ծախս',
      de: 'versand|versandkosten|porto|lieferkosten|versandbetrag|versand und bearbeitungsgebühr|liefergebühr|frachtkosten',
      fr: 'livraison|frais de livraison|frais de port|livraison et manutention|port|montant livraison|frais d’expédition',
      es: 'envío|gastos de envío|coste de envío|costo de envío|importe del envío|flete|costes de envío',
      ru: 'доставка|стоимость доставки|сумма доставки|цена доставки|расходы на доставку',
      tr: 'kargo ücreti|kargo|kargo bedeli|teslimat ücreti|nakliye|kargo tutarı|gönderim ücreti',
      ar: 'الشحن|رسوم الشحن|تكلفة الشحن|رسوم التوصيل|سعر الشحن|التوصيل|مصاريف الشحن'
    }
  ],
  [
    'tax',
    {
      en: 'tax|taxes|tax total|total tax|sales tax|tax amount|vat|vat amount|order tax amount|tax_total|taxtotal|order_tax|gst|hst|order sales tax|seller collected tax|item-tax|taxes ($)|order total tax amount|taxamount|product sales tax',
      fa: 'مالیات|مبلغ مالیات|ارزش افزوده|مبلغ ارزش افزوده|مالیات بر ارزش افزوده|جمع مالیات|عوارض و مالیات',
      hy: 'ԱԱՀ|Հարկ|ԱԱՀ գումար|Հարկի գումար|ԱԱՀ-ի գումար',
      de: 'mwst|mehrwertsteuer|umsatzsteuer|steuer|ust|steuerbetrag|mwst betrag|mehrwertsteuerbetrag',
      fr: 'tva|taxe|taxes totales|montant tva|montant de la tva|total tva|montant taxes',
      es: 'iva|impuestos|impuesto|importe iva|total impuestos|igv|cuota iva',
      ru: 'ндс|налог|сумма ндс|сумма налога|налоги',
      tr: 'kdv|vergi|kdv tutarı|vergi tutarı|toplam kdv|toplam vergi',
      ar: 'الضريبة|ضريبة|ضريبة القيمة المضافة|مبلغ الضريبة|قيمة الضريبة|إجمالي الضريبة'
    }
  ],
  [
    'cost',
    {
      en: 'cost of goods|cogs|cost of goods sold|product cost|total cost|cost price|item cost of goods|unit cost of goods|purchase cost|order cost|cost|cost per item|landed cost|wholesale cost|buying price',
      fa: 'بهای تمام شده|قیمت تمام شده|قیمت خرید|هزینه|هزینه کالا|بهای خرید|هزینه تمام شده|فی خرید',
      hy: 'Ինքնարժեք|Գնման գին|Ինքնարժեքը|Ապրանքի ինքնարժեք|Ծախս|Ձեռքբերման գին',
      de: 'einkaufspreis|warenkosten|wareneinsatz|kosten|selbstkosten|ek preis|einstandspreis|herstellungskosten',
      fr: 'coût|coût des marchandises|prix de revient|prix d’achat|coût de revient|coût total',
      es: 'coste|costo|coste de venta|costo de venta|precio de coste|precio de costo|costo total|coste total',
      ru: 'себестоимость|закупочная цена|цена закупки|затраты|сумма себестоимости',
      tr: 'maliyet|ürün maliyeti|alış fiyatı|toplam maliyet|satılan malın maliyeti',
      ar: 'التكلفة|تكلفة المنتج|سعر التكلفة|تكلفة البضاعة|إجمالي التكلفة|سعر الشراء'
    }
  ],
  [
    'type',
    {
      en: 'transaction type|type|event type|order type|document type|sale type|sales type|doc type|invoice type|record type|reporting category|entry type',
      fa: 'نوع فاکتور|نوع سند|نوع تراکنش|نوع سفارش|نوع فروش|نوع|نوع عملیات',
      hy: 'Տեսակ|Գործարքի տեսակ|Փաստաթղթի տեսակ|Պատվերի տեսակ|Գործողության տեսակ|Գործողություն',
      de: 'typ|art|belegart|vorgangsart|transaktionstyp|bestellart|dokumentart|transaktionsart',
      fr: 'type de transaction|type de commande|type de document|type d’opération|nature',
      es: 'tipo|tipo de transacción|tipo de pedido|tipo de documento|tipo de operación|tipo de venta',
      ru: 'тип|вид операции|тип операции|тип заказа|тип документа|вид документа',
      tr: 'tür|tip|işlem türü|işlem tipi|sipariş türü|belge türü|fiş türü',
      ar: 'النوع|نوع العملية|نوع الطلب|نوع المعاملة|نوع المستند|نوع الفاتورة'
    }
  ]
];
