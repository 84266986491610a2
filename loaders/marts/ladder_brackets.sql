-- The clauses of article 216 by amount and headcount, with the penalties they name.
-- grain: clause
-- checks: fine_from < fine_to
select
    clause, amount_from::double as amount_from, amount_to::double as amount_to, headcount_from::double as headcount_from,
    headcount_to::double as headcount_to, fine_from::double as fine_from, fine_to::double as fine_to, prison_vi, prison_en
from ref.article_216 order by clause
