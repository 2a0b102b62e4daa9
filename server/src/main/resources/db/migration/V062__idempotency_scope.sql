-- A key counts for one operation, and answers are stored by other names. What was kept, for a day at
-- most, is forgotten.
truncate idempotency_answer;
