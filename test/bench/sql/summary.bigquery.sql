-- One row for each order: its rows add up, refunds come off, cancelled and unpaid ones stay out.
WITH shop_rows AS (
  SELECT
    order_id,
    customer_id,
    -- The date on the shop's own clock. Where ordered_at is an instant rather than that clock's time:
    -- DATE(ordered_at, 'Europe/Berlin')
    CAST(ordered_at AS DATE) AS order_day,
    amount,
    amount < 0 OR LOWER(COALESCE(status, '')) = 'refunded' AS is_refund
  FROM orders
  WHERE customer_id IS NOT NULL
    AND amount IS NOT NULL
    AND LOWER(COALESCE(status, '')) NOT IN
      ('cancelled', 'canceled', 'voided', 'failed', 'expired', 'pending', 'unpaid', 'test')
),
order_totals AS (
  SELECT
    order_id,
    customer_id,
    MIN(CASE WHEN is_refund THEN NULL ELSE order_day END) AS order_day,
    SUM(CASE WHEN is_refund THEN -ABS(amount) ELSE amount END) AS amount,
    SUM(CASE WHEN is_refund THEN ABS(amount) ELSE 0 END) AS refunded,
    SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END) AS negative
  FROM shop_rows
  GROUP BY order_id, customer_id
),
-- An order that was refunded in full is no purchase.
purchases AS (
  SELECT customer_id, order_day, amount
  FROM order_totals
  WHERE order_day IS NOT NULL AND (refunded = 0 OR amount > 0)
),
-- Refunds whose order is not in the table lower their customer's revenue.
other_refunds AS (
  SELECT customer_id, SUM(negative) AS amount
  FROM order_totals
  WHERE order_day IS NULL
  GROUP BY customer_id
)
SELECT
  purchases.customer_id,
  MIN(purchases.order_day) AS first_order_date,
  MAX(purchases.order_day) AS last_order_date,
  COUNT(*) AS orders,
  SUM(purchases.amount) + COALESCE(MAX(other_refunds.amount), 0) AS revenue
FROM purchases
LEFT JOIN other_refunds ON other_refunds.customer_id = purchases.customer_id
GROUP BY purchases.customer_id
ORDER BY purchases.customer_id;
