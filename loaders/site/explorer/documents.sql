-- Documents of the ladder of employers from_employer to to_employer, as delivered; amount in whole đồng.
-- grain: employer_id, action, no, date
select
    employer_id, action, document_no as no, strftime(document_date, '%Y-%m-%d') as date, amount, days_late
from warehouse.fct_document
where employer_id between getvariable('from_employer') and getvariable('to_employer')
