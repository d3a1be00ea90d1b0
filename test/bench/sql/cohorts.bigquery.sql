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
first_months AS (
  SELECT customer_id, DATE_TRUNC(MIN(order_day), MONTH) AS cohort_month
  FROM purchases
  GROUP BY customer_id
),
cohort_sizes AS (
  SELECT cohort_month, COUNT(*) AS cohort_size
  FROM first_months
  GROUP BY cohort_month
),
activity AS (
  SELECT
    first_months.cohort_month,
    DATE_DIFF(purchases.order_day, first_months.cohort_month, MONTH) AS month_offset,
    COUNT(DISTINCT purchases.customer_id) AS customers_active
  FROM purchases
  JOIN first_months ON first_months.customer_id = purchases.customer_id
  GROUP BY 1, 2
)
-- A month in which nobody of the cohort bought has no row: it counts 0.
SELECT
  activity.cohort_month,
  activity.month_offset,
  activity.customers_active,
  cohort_sizes.cohort_size
FROM activity
JOIN cohort_sizes ON cohort_sizes.cohort_month = activity.cohort_month
ORDER BY activity.cohort_month, activity.month_offset;
