/** Words of statuses and types, of the platforms and of shops in nine languages, by what they say. */

export type StatusClass =
  | 'ok'
  | 'cancelled'
  | 'unpaid'
  | 'refunded'
  | 'partially-refunded'
  | 'test'
  | 'not-an-order'
  | 'unknown';

/** Whole texts by class, separated by bars; compared without case, accents and spaces. */
export const STATUS_TEXTS: readonly (readonly [StatusClass, ...string[]])[] = [
  [
    'ok',
    // English
    'paid|completed|complete|processing|processed|fulfilled|partially fulfilled|unfulfilled|shipped|partially shipped|unshipped|delivered|awaiting fulfillment|awaiting fulfilment|awaiting shipment|awaiting pickup|awaiting collection|ready for pickup|ready|in progress|in transit|out for delivery|new|open|closed|archived|active|approved|accepted|confirmed|success|succeeded|successful|settled|captured|charge|charged|payment|order|sale|sales|sold|invoice|sales invoice|sales receipt|receipt|web order|online order|partially paid|partially_paid|partial payment|paid out|manual verification required|disputed|authorised|authorized|credit|cash|express checkout payment|website payment|mass payment received|general payment|subscription payment|preapproved payment|ebay auction payment|shopping cart payment|payment review|false|no|fully paid|deposit received|on credit|billable|sent|collected',
    // German
    'bezahlt|abgeschlossen|abgeschlossen bezahlt|versendet|verschickt|geliefert|zugestellt|in bearbeitung|bearbeitet|neu|offen und bezahlt|erledigt|bestatigt|zahlung|express zahlung|allgemeine zahlung|website zahlung|rechnung|bestellung|verkauf|teilweise bezahlt|erfolgreich|versandfertig|handyzahlung|zahlung im einzugsverfahren',
    // French
    'payé|payée|terminé|terminée|terminee|expédié|expédiée|livré|livrée|en cours|en cours de traitement|en traitement|validé|validée|confirmé|confirmée|nouveau|nouvelle|paiement|paiement accepté|paiement express|commande|facture|vente|partiellement payé|préparation en cours|effectuée',
    // Spanish
    'pagado|pagada|completado|completada|enviado|enviada|entregado|entregada|procesando|en proceso|en preparación|nuevo|nueva|confirmado|confirmada|pago|pedido|factura|venta|aceptado|aceptada|finalizado|finalizada|parcialmente pagado',
    // Russian
    'оплачен|оплачено|оплачена|оплаченный|завершен|завершён|завершено|выполнен|выполнено|доставлен|доставлено|отправлен|отправлено|отгружен|отгружено|в обработке|обрабатывается|в работе|новый|новая|подтвержден|подтверждён|принят|заказ|продажа|реализация|оплата|платеж|закрыт|закрыто|частично оплачен|готов к выдаче|выдан|получен|проведен',
    // Turkish
    'ödendi|ödenmiş|tamamlandı|tamamlanmış|kargoya verildi|kargolandı|kargoda|gönderildi|teslim edildi|işleniyor|hazırlanıyor|yeni|onaylandı|satış|sipariş|fatura|ödeme|başarılı|kısmen ödendi',
    // Arabic
    'مدفوع|مدفوعة|مكتمل|مكتملة|تم الدفع|تم الشحن|مشحون|تم التوصيل|تم التسليم|مستلم|قيد المعالجة|قيد التنفيذ|جاري التجهيز|جديد|جديدة|مؤكد|مؤكدة|منفذ|طلب|فاتورة|بيع|دفعة|مدفوع جزئيا|ناجح|ناجحة',
    // Persian
    'پرداخت شده|پرداخت‌شده|تکمیل شده|تکمیل‌شده|تکمیل|ارسال شده|ارسال‌شده|ارسال|تحویل شده|تحویل داده شده|تحویل|تحویل‌شده|در حال انجام|در حال پردازش|در حال آماده‌سازی|در حال آماده سازی|در حال ارسال|آماده ارسال|جدید|تایید شده|تأیید شده|تاییدشده|نهایی|نهایی شده|قطعی|صادرشده|صادر شده|نقدی|نسیه|اقساط|اعتباری|نقد|فروش|فاکتور فروش|سفارش|فاکتور|پرداخت|موفق|تسویه شده|تسویه‌شده|تسویه|انجام شده|بسته شده|فعال|رسمی|غیررسمی|ثبت شده|پرداخت جزئی|بخشی پرداخت شده|پرداخت در محل|کارت به کارت|آنلاین|حضوری',
    // Armenian
    'Վճարված|Վճարված է|Ավարտված|Ավարտված է|Կատարված|Կատարված է|Առաքված|Առաքված է|Ուղարկված|Հանձնված|Ընթացքի մեջ|Ընթացքում|Մշակվում է|Նոր|Հաստատված|Հաստատված է|Ընդունված|Վաճառք|Պատվեր|Հաշիվ|Վճարում|Մասնակի վճարված|Պատրաստ է|Փակված|Կանխիկ|Անկանխիկ'
  ],
  [
    'cancelled',
    'cancelled|canceled|cancel|voided|void|declined|denied|failed|failure|payment failed|payment error|rejected|expired|deleted|removed|trash|abandoned|incomplete|withdrawn|unsuccessful|blocked|cancelled by customer|cancelled by buyer|cancelled by seller|auto cancelled|order cancelled|true',
    'storniert|storno|abgebrochen|abgelehnt|fehlgeschlagen|gescheitert|gelöscht|annulliert|abgelaufen|gekündigt|verworfen',
    'annulé|annulée|échoué|échouée|échec|refusé|refusée|rejeté|expiré|expirée|abandonné|abandonnée|supprimé|commande annulée|erreur de paiement',
    'cancelado|cancelada|anulado|anulada|fallido|fallida|rechazado|rechazada|denegado|denegada|caducado|expirado|abandonado|eliminado',
    'отменен|отменён|отменено|отменена|отмена|отмененный|отменённый|аннулирован|аннулировано|отклонен|отклонён|отклонено|неудача|неудачно|не удалось|ошибка|ошибка оплаты|удален|удалён|просрочен|отказ',
    'iptal|iptal edildi|iptal edilmiş|başarısız|reddedildi|geçersiz|silindi|süresi doldu',
    'ملغي|ملغى|ملغية|ملغاة|تم الإلغاء|الغاء|إلغاء|ألغي|فشل|فشلت|فاشل|فاشلة|مرفوض|مرفوضة|منتهي|محذوف',
    'لغو شده|لغو‌شده|لغو|کنسل|کنسل شده|کنسل‌شده|ناموفق|پرداخت ناموفق|ابطال|ابطال شده|ابطال‌شده|باطل|باطل شده|باطل‌شده|باطله|رد شده|ردشده|رد|منقضی|منقضی شده|حذف شده|حذف‌شده|انصراف|انصراف مشتری|لغو توسط مشتری|لغو توسط فروشنده|لغو سیستمی|رها شده',
    'Չեղարկված|Չեղարկված է|Չեղյալ|Չեղյալ է|Չեղարկում|Մերժված|Մերժված է|Ձախողված|Ձախողված է|Անհաջող|Չստացված|Ջնջված|Ժամկետանց'
  ],
  [
    'unpaid',
    'unpaid|pending|pending payment|payment pending|awaiting payment|waiting for payment|on hold|on-hold|onhold|uncaptured|draft|checkout draft|checkout-draft|auto-draft|awaiting approval|submitted|overdue|not paid|outstanding|payment due|due|held|hold|requires action|requires_payment_method|processing payment|invoiced|estimate|quote|cart',
    'unbezahlt|offen|ausstehend|zahlung ausstehend|nicht bezahlt|in wartestellung|entwurf|wartend|wartet auf zahlung|überfällig|zahlung offen',
    'impayé|impayée|non payé|non payée|en attente|en attente de paiement|en attente paiement|brouillon|attente paiement|à payer',
    'no pagado|no pagada|impagado|pendiente|pendiente de pago|pago pendiente|en espera|borrador|por pagar',
    'не оплачен|неоплачен|не оплачено|неоплаченный|неоплачено|ожидает оплаты|ожидание оплаты|ожидается оплата|в ожидании|на удержании|черновик|ждет оплаты|ждёт оплаты|к оплате',
    'ödenmedi|ödeme bekliyor|ödeme bekleniyor|beklemede|bekliyor|taslak|ödeme bekleyen|onay bekliyor',
    'غير مدفوع|غير مدفوعة|بانتظار الدفع|في انتظار الدفع|انتظار الدفع|قيد الانتظار|معلق|معلقة|مسودة|لم يتم الدفع',
    'پرداخت نشده|پرداخت‌نشده|در انتظار پرداخت|منتظر پرداخت|در انتظار تایید|در انتظار تأیید|در انتظار|در انتظار بررسی|در انتظار بررسی و تایید|معلق|پیش نویس|پیش‌نویس|پیش فاکتور|پیش‌فاکتور|تسویه نشده|تسویه‌نشده|پرداخت نشد|بدهکار|سبد خرید|در صف پرداخت',
    'Չվճարված|Չվճարված է|Սպասվում է վճարում|Սպասում է վճարման|Սպասման մեջ|Սպասող|Սպասվում է|Սևագիր|Վճարման ենթակա|Հետաձգված'
  ],
  [
    'refunded',
    'refunded|refund|fully refunded|returned|return|reversed|reversal|chargeback|charged back|charge back|payment refund|sales return|credit memo|credit note|sales credit note|refund receipt|dispute|dispute lost|payment reversal|return completed|order refund|partial refund row|refunded payment|adjustment refund|guarantee refund|payment_refund',
    'erstattet|zurückerstattet|rückerstattung|rückzahlung|erstattung|rückgabe|retoure|retourniert|zurückgesendet|gutschrift|rückbuchung',
    'remboursé|remboursée|remboursement|retourné|retournée|retour|avoir',
    'reembolsado|reembolsada|reembolso|devuelto|devuelta|devolución|nota de crédito|abono',
    'возвращен|возвращён|возвращено|возврат|возврат средств|возврат товара|возврат от покупателя|возвращен покупателем|деньги возвращены',
    'iade|iade edildi|iade edilmiş|geri ödendi|para iadesi|iade tamamlandı',
    'مسترد|مستردة|مسترجع|مسترجعة|مرتجع|مرتجعة|تم الاسترداد|استرداد|إرجاع|ارجاع|تم الإرجاع|مردود',
    'مرجوعی|مرجوع|مرجوع شده|مرجوع‌شده|برگشت از فروش|برگشتی|برگشت داده شده|برگشت|برگشت خورده|بازگشت وجه|استرداد|استرداد وجه|استرداد شده|مسترد شده|مسترد‌شده|عودت|عودت وجه|عودت داده شده|فاکتور برگشت از فروش|فاکتور برگشتی|بازگشت داده شده|وجه بازگشت داده شد',
    'Վերադարձված|Վերադարձված է|Վերադարձ|Հետ վերադարձված|Գումարը վերադարձված|Փոխհատուցված|Ետ վերադարձված'
  ],
  [
    'partially-refunded',
    'partially refunded|partially_refunded|partial refund|partially returned|partial return|part refunded|partly refunded',
    'teilweise erstattet|teilerstattet|teilweise zurückerstattet|teilrückerstattung|teilerstattung',
    'partiellement remboursé|partiellement remboursée|remboursement partiel',
    'parcialmente reembolsado|parcialmente reembolsada|reembolso parcial',
    'частично возвращен|частично возвращён|частичный возврат|возвращено частично',
    'kısmen iade edildi|kısmi iade|kısmen iade',
    'مسترد جزئيا|مستردة جزئيا|استرداد جزئي|مرتجع جزئي',
    'مرجوعی جزئی|بخشی مرجوع شده|بازپرداخت جزئی|استرداد جزئی|مرجوع جزئی|تا حدی مسترد شده',
    'Մասնակի վերադարձված|Մասամբ վերադարձված|Մասնակի վերադարձ'
  ],
  [
    'test',
    'test|test order|testmode|test mode|sandbox|dummy|testbestellung|commande test|pedido de prueba|prueba|тест|тестовый|тестовый заказ|test siparişi|deneme|اختبار|تجريبي|طلب تجريبي|تست|آزمایشی|سفارش تست|سفارش آزمایشی|Փորձնական|Թեստ|Թեստային'
  ],
  [
    'not-an-order',
    'payout|payouts|stripe payout|transfer|bank transfer|fee|fees|other fee|service fee|stripe fee|application fee|processing fee|listing fee|transaction fee|subscription fee|fba inventory fee|fba customer return fee|fba transaction fees|shipping label|shipping labels|shipping services|postage label|adjustment|liquidations|amazon fees|debt|reserve|reserved funds|marketing|tax|vat|deposit|withdrawal|general withdrawal|bank deposit to pp account|transfer to bank|user initiated withdrawal|general currency conversion|currency conversion|account hold for open authorization|reversal of general account hold|general account hold|payment hold|hold release|claim|expense|bill|bill payment|bill payment check|check|cheque|journal entry|credit card expense|purchase|purchase order|topup|top up|contribution|network cost|advance|advance funding|climate order purchase|tax on fee|network_cost|payment processing fee|gift card sale|cost of advertising|loan|loan repayment|payout failure|transfer failure',
    'auszahlung|gebühr|gebuhren|überweisung|bankgutschrift auf paypal konto|abbuchung|währungsumrechnung|allgemeine währungsumrechnung|einbehaltung|ausgabe|abhebung|von nutzer eingeleitete abbuchung',
    'virement|versement|frais|conversion de devise|retrait|dépense|transfert',
    'transferencia|comisión|tarifa|retirada|gasto|conversión de divisa|retiro',
    'перевод|выплата|комиссия|вывод средств|расход|конвертация валюты|перемещение|поступление товара|закупка',
    'transfer|havale|komisyon|ücret|gider|para çekme|kesinti',
    'سحب|عمولة|رسوم|مصروف|مصروفات',
    'واریز|برداشت|کارمزد|انتقال|انتقال وجه|هزینه|خرید|فاکتور خرید|برگشت از خرید|تسویه با فروشنده|شارژ کیف پول|افزایش موجودی|کمیسیون|رسید|حواله',
    'Փոխանցում|Միջնորդավճար|Կանխիկացում|Ծախս|Գնում|Փոխարկում|Ելքագրում'
  ]
];

/** Word stems for texts that are not in the list as a whole, the strongest first. */
export const STATUS_STEMS: readonly (readonly [StatusClass, RegExp])[] = [
  [
    'partially-refunded',
    /(?:partial|partly|teilweise|partiel|parcial|частичн|kismen|kismi|جزئ|جزی|մասնակի|մասամբ).*(?:refund|return|erstatt|rembours|reembols|возвр|iade|مسترد|استرداد|مرتجع|مرجوع|վերադարձ)/
  ],
  [
    'refunded',
    /refund|reversal|chargeback|creditmemo|creditnote|erstatte|rembours|reembols|^возвр|iadeedil|مرجوع|برگشتازفروش|مسترد|استرداد|عودت|վերադարձ/
  ],
  [
    'cancelled',
    /cancel|void(?:ed)?$|declined|failed|storniert|abgebrochen|annul|отмен|iptal|ملغ|الغاء|کنسل|^لغو|لغوشد|ناموفق|ابطال|չեղ(?:արկ|յալ)|մերժվ/
  ],
  [
    'unpaid',
    /unpaid|awaitingpayment|pendingpayment|paymentpending|notpaid|unbezahlt|nichtbezahlt|impay|nonpaye|nopagad|неоплач|ожида.*оплат|odenmedi|odemebekl|غیرمدفوع|انتظارالدفع|پرداختنشد|انتظارپرداخت|չվճարվ/
  ],
  [
    'not-an-order',
    /payout|withdrawal|currencyconversion|wahrungsumrechnung|accounthold|shippinglabel|bankdeposit|(?:^|service|processing|transaction|inventory|listing|other)fees?$/
  ]
];

/**
 * Words that say one thing in most lists and another in some, by the list: a
 * payment settles the invoice that stands beside it, but is the sale itself
 * where no invoice does.
 */
export const SALE_DOCUMENTS =
  'invoice|sales invoice|sales receipt|sale|sales|order|web order|' +
  'rechnung|ausgangsrechnung|verkauf|facture|vente|factura|venta|реализация|продажа|счет|' +
  'fatura|satış faturası|satış|فاتورة|فاتورة مبيعات|فاتورة بيع|بيع|فروش|فاکتور فروش|فاکتور|' +
  'Հաշիվ|Հաշիվ-ապրանքագիր|Ապրանքագիր|Վաճառք';

export const SETTLEMENTS =
  'payment|receive payment|received payment|customer payment|payment received|receipt|' +
  'zahlung|zahlungseingang|paiement|règlement|encaissement|pago|cobro|оплата|платеж|поступление|' +
  'ödeme|tahsilat|دفعة|سند قبض|تحصيل|پرداخت|دریافت|دریافتی|رسید دریافت|Վճարում|Մուտք';

/** Arabic words that a Persian list spells alike and means otherwise. */
export const ARABIC_NOT_AN_ORDER = 'تحويل|حوالة|إيداع|تحويل بنكي|تسوية';

/** Names of gift cards among products and types. */
export const GIFT_CARDS =
  'gift card|gift cards|egift card|e gift card|digital gift card|gift certificate|gift voucher|gift card sale|store credit|' +
  'gutschein|geschenkgutschein|geschenkkarte|wertgutschein|carte cadeau|bon cadeau|chèque cadeau|' +
  'tarjeta regalo|tarjeta de regalo|cheque regalo|подарочная карта|подарочный сертификат|' +
  'hediye kartı|hediye çeki|بطاقة هدية|قسيمة هدية|کارت هدیه|بن هدیه|Նվեր քարտ|Նվեր-քարտ|Նվերի քարտ|Նվեր վաուչեր';
