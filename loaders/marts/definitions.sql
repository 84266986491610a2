-- The definition of each metric, in both languages.
-- grain: id
-- checks: title_vi is not null; title_en is not null
select
    id,
    title_vi,
    title_en,
    why_vi,
    why_en,
    numerator,
    numerator_vi,
    numerator_en,
    denominator,
    denominator_vi,
    denominator_en,
    unit,
    direction,
    zero_denominator,
    source,
    owner,
    reviewed_on::varchar as reviewed_on,
    is_headline::boolean as is_headline
from metrics.definitions
order by sort
